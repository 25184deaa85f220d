const SVG = 'http://www.w3.org/2000/svg';

/** Pixels of the picture per pixel on the screen. */
const SCALE = 2;
const MARGIN = 16;
const TITLE_LINE = 26;
const FOOTER_LINE = 20;
/** Pixels that a letter takes at most on average, at the sizes of the title (18) and the footer (13). */
const TITLE_LETTER = 11.5;
const FOOTER_LETTER = 7.5;

/** The looks a picture must carry itself, since no style sheet goes with it. */
const PAINT = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
  'paint-order',
] as const;

/** The words around a chart in its picture: the finding above, unit, sources and address below. */
export interface PictureText {
  readonly title: string;
  readonly footer: readonly string[];
}

/**
 * Draws a chart with its title and footer into a PNG at twice the size on screen, in the colors of the screen or in light
 * ones, as for paper. Rejects when the browser cannot draw the picture.
 */
export async function toPng(
  chart: SVGSVGElement,
  text: PictureText,
  colors: 'screen' | 'light' = 'screen',
): Promise<Blob> {
  const picture = colors === 'light' ? inLightColors(() => framePicture(chart, text)) : framePicture(chart, text);
  const width = Number(picture.getAttribute('width'));
  const height = Number(picture.getAttribute('height'));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(picture))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const surface = canvas.getContext('2d');
  if (surface === null) throw new Error('This browser has no canvas to draw the picture on');
  surface.scale(SCALE, SCALE);
  surface.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('The picture could not be written')) : resolve(blob)));
  });
}

/** The chart inside a larger drawing that holds the title above it and the footer below, with paint written out. */
export function framePicture(chart: SVGSVGElement, text: PictureText): SVGSVGElement {
  const chartWidth = Number(chart.getAttribute('width'));
  const chartHeight = Number(chart.getAttribute('height'));
  const look = getComputedStyle(chart);
  const width = Math.ceil(chartWidth) + 2 * MARGIN;
  const room = width - 2 * MARGIN;
  const titleLines = wrap(text.title, Math.floor(room / TITLE_LETTER));
  const footerLines = text.footer.flatMap((line) => wrap(line, Math.floor(room / FOOTER_LETTER)));
  const chartTop = MARGIN + titleLines.length * TITLE_LINE + 8;
  const footerTop = chartTop + Math.ceil(chartHeight) + 8;
  const height = footerTop + footerLines.length * FOOTER_LINE + MARGIN;

  const picture = document.createElementNS(SVG, 'svg');
  setAll(picture, { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const background = document.createElementNS(SVG, 'rect');
  setAll(background, { width, height, fill: look.getPropertyValue('--mantine-color-body').trim() || '#ffffff' });
  picture.append(background);
  const family = look.fontFamily;
  titleLines.forEach((line, index) => {
    picture.append(textLine(line, MARGIN + 16 + index * TITLE_LINE, 18, 600, look.color, family));
  });
  const copy = paintedCopy(chart);
  setAll(copy, { x: MARGIN, y: chartTop, width: chartWidth, height: chartHeight });
  picture.append(copy);
  footerLines.forEach((line, index) => {
    picture.append(textLine(line, footerTop + 14 + index * FOOTER_LINE, 13, 400, look.color, family));
  });
  return picture;
}

/** What `draw` reads of the page while it has its light colors; nothing is painted in between. */
function inLightColors<T>(draw: () => T): T {
  const root = document.documentElement;
  const scheme = root.getAttribute('data-mantine-color-scheme');
  root.setAttribute('data-mantine-color-scheme', 'light');
  try {
    return draw();
  } finally {
    if (scheme === null) root.removeAttribute('data-mantine-color-scheme');
    else root.setAttribute('data-mantine-color-scheme', scheme);
  }
}

function paintedCopy(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const copies = [copy, ...copy.querySelectorAll('*')];
  [chart, ...chart.querySelectorAll('*')].forEach((original, index) => {
    const painted = copies[index];
    if (painted === undefined) return;
    const look = getComputedStyle(original);
    painted.removeAttribute('style');
    painted.removeAttribute('class');
    for (const name of PAINT) {
      const value = look.getPropertyValue(name);
      if (value !== '') painted.setAttribute(name, value);
    }
  });
  return copy;
}

function textLine(line: string, y: number, size: number, weight: number, fill: string, family: string): SVGTextElement {
  const text = document.createElementNS(SVG, 'text');
  setAll(text, { x: MARGIN, y, fill, 'font-family': family, 'font-size': size, 'font-weight': weight });
  text.textContent = line;
  return text;
}

function setAll(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** Breaks a text into lines of at most `length` characters at spaces; a longer word keeps its own line. */
export function wrap(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
