/** The lines that stand in a report, packed or not. */
export async function embeddedLines(element: HTMLElement): Promise<string> {
  const text = element.textContent;
  if (element.dataset['packed'] !== 'gzip') return text;
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(unpacked).text();
}
