import { colour } from './plot.js';

/** A filling that is told from a plain one without its colour: slanted lines. */
export function hatch(context: CanvasRenderingContext2D, name: string): CanvasPattern | string {
  const size = 8 * devicePixelRatio;
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const pen = tile.getContext('2d');
  if (!pen) return colour(name);
  pen.fillStyle = colour(`${name}-fill`);
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = colour(name);
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1.4 * devicePixelRatio;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
    pen.stroke();
  }
  return context.createPattern(tile, 'repeat') ?? colour(name);
}
