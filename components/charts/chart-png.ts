import type { Series } from "./series.ts";

/** Layers that belong to the moment, not to the picture, bear this attribute. */
export const notInPicture = { "data-not-in-picture": "" };

const scale = 2;
const padding = 16;
const titleHeight = 32;
const rowHeight = 18;
const copied =
  "fill fill-opacity stroke stroke-opacity stroke-width stroke-dasharray font-size font-family text-anchor".split(
    " ",
  );

/** A picture of the chart as it is on the page, in the colours of the theme, with its title, its runs and its footer. */
export async function drawPng(
  chart: SVGSVGElement,
  words: { title: string; footer: string; series: readonly Series[] },
): Promise<Blob> {
  const box = chart.getBoundingClientRect();
  const width = box.width + 2 * padding;
  const height = titleHeight + box.height + rowHeight * (words.series.length + 2);
  const svg = compose(chart, words, { width, height, plotHeight: box.height });
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("The picture is empty")) : resolve(blob)),
      "image/png",
    );
  });
}

function compose(
  chart: SVGSVGElement,
  words: { title: string; footer: string; series: readonly Series[] },
  size: { width: number; height: number; plotHeight: number },
): SVGSVGElement {
  const page = getComputedStyle(document.body);
  const svg = make("svg", {
    width: size.width,
    height: size.height,
    viewBox: `0 0 ${size.width} ${size.height}`,
  });
  svg.append(make("rect", { width: "100%", height: "100%", fill: page.backgroundColor }));
  const write = (x: number, y: number, text: string, attributes: Record<string, string> = {}) => {
    const element = make("text", {
      x,
      y,
      fill: page.color,
      "font-family": page.fontFamily,
      "font-size": 12,
      ...attributes,
    });
    element.textContent = text;
    svg.append(element);
  };
  write(padding, 21, words.title, { "font-weight": "600", "font-size": "14" });
  const plot = freeze(chart);
  plot.setAttribute("x", String(padding));
  plot.setAttribute("y", String(titleHeight));
  svg.append(plot);
  let y = titleHeight + size.plotHeight + rowHeight;
  for (const { label, color } of words.series) {
    svg.append(
      make("rect", { x: padding, y: y - 6, width: 14, height: 3, fill: resolveColor(color, chart) }),
    );
    write(padding + 22, y, label);
    y += rowHeight;
  }
  write(padding, y, words.footer, { opacity: "0.7" });
  return svg;
}

/** A copy that looks the same without the page's styles. */
function freeze(chart: SVGSVGElement): SVGSVGElement {
  const copy = chart.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error("The chart is no picture");
  const originals = chart.querySelectorAll("*");
  for (const [index, element] of [...copy.querySelectorAll("*")].entries()) {
    const original = originals[index];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const property of copied) element.setAttribute(property, style.getPropertyValue(property));
  }
  for (const layer of copy.querySelectorAll("[data-not-in-picture]")) layer.remove();
  return copy;
}

function resolveColor(color: string, within: Element): string {
  const name = /^var\((--[\w-]+)\)$/u.exec(color)?.[1];
  return name === undefined ? color : getComputedStyle(within).getPropertyValue(name);
}

function make<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Record<string, string | number>,
) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
