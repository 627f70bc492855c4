import { CHART_FONTS, LINE_WIDTH, type ChartShape } from '../../core/model/chart-drawing';
import type { DraftChart } from '../../core/model/report-draft';

/** A chart as nodes. In a narrow pane it scrolls within itself, so that its labels stay legible. */
export function PaperChart({ chart: { alt, caption, drawing } }: { readonly chart: DraftChart }) {
  return (
    <figure class="chart">
      <div class="table-scroll" role="region" tabIndex={0} aria-label={caption}>
        <svg
          role="img"
          aria-label={alt}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          font-family={CHART_FONTS.join(', ')}
        >
          {drawing.shapes.map((shape, index) => (
            <Shape key={index} shape={shape} />
          ))}
        </svg>
      </div>
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
