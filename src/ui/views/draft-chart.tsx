import { CHART_FONTS, LINE_WIDTH, type ChartShape } from '../../core/model/chart-drawing';
import type { DraftChart } from '../../core/model/report-draft';

/** A chart as nodes, on a white ground in every colour scheme, as it will be printed. */
export function PaperChart({ chart: { alt, caption, drawing } }: { readonly chart: DraftChart }) {
  return (
    <figure class="chart">
      <svg
        role="img"
        aria-label={alt}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        width="100%"
        font-family={CHART_FONTS.join(', ')}
      >
        <rect width={drawing.width} height={drawing.height} fill="#ffffff" />
        {drawing.shapes.map((shape, index) => (
          <Shape key={index} shape={shape} />
        ))}
      </svg>
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

function Shape({ shape }: { readonly shape: ChartShape }) {
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, fill, line } = shape;
      return (
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill={`#${fill}`}
          stroke={`#${line}`}
          stroke-width={LINE_WIDTH}
        />
      );
    }
    case 'line': {
      const { x1, y1, x2, y2, color } = shape;
      return <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={`#${color}`} stroke-width={LINE_WIDTH} />;
    }
    case 'text': {
      const { text, x, baseline, anchor, size, color } = shape;
      return (
        <text x={x} y={baseline} text-anchor={anchor} font-size={size} fill={`#${color}`}>
          {text}
        </text>
      );
    }
  }
}
