import { CHART_FONTS, LINE_WIDTH, type ChartDrawing, type ChartShape } from '../core/model/chart-drawing';
import { escapeHtml } from './html/escape';

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** A drawing as the text of one SVG element; `attributes` are its further ones, their values being plain text. */
export function svgOf(drawing: ChartDrawing, attributes: Readonly<Record<string, string>> = {}): string {
  const own = {
    xmlns: NAMESPACE,
    viewBox: `0 0 ${drawing.width} ${drawing.height}`,
    width: `${drawing.width}pt`,
    height: `${drawing.height}pt`,
    'font-family': CHART_FONTS.map((font) => (/^[\w-]+$/.test(font) ? font : `'${font}'`)).join(', '),
    ...attributes,
  };
  return `<svg${written(own)}>${drawing.shapes.map(shapeElement).join('')}</svg>`;
}

function shapeElement(shape: ChartShape): string {
  switch (shape.kind) {
    case 'rectangle': {
      const { x, y, width, height, fill, line } = shape;
      return `<rect${written({ x, y, width, height, fill: `#${fill}`, ...stroke(line) })}/>`;
    }
    case 'line': {
      const { x1, y1, x2, y2, color } = shape;
      return `<line${written({ x1, y1, x2, y2, ...stroke(color) })}/>`;
    }
    case 'text': {
      const { text, x, baseline, anchor, size, color } = shape;
      const place = { x, y: baseline, 'text-anchor': anchor, 'font-size': size, fill: `#${color}` };
      return `<text${written(place)}>${escapeHtml(text)}</text>`;
    }
  }
}

const stroke = (color: string): Readonly<Record<string, string | number>> => ({
  stroke: `#${color}`,
  'stroke-width': LINE_WIDTH,
});

function written(attributes: Readonly<Record<string, string | number>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join('');
}
