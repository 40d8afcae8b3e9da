interface Part {
  readonly type: string;
  readonly value?: string;
  readonly alt?: string | null;
  readonly children?: readonly Part[];
}

export interface PlainTextOptions {
  /** What stands for code in the line; the code itself unless given. */
  readonly ofCode?: (code: string) => string;
}

/** A heading or a paragraph without its marks. */
export function plainText(part: Part, { ofCode = (code) => code }: PlainTextOptions = {}): string {
  if (part.type === 'inlineCode') return ofCode(part.value ?? '');
  if (part.type === 'html') return '';
  if (part.type === 'break') return '\n';
  if (part.children === undefined) return part.value ?? part.alt ?? '';
  return part.children.map((child) => plainText(child, { ofCode })).join('');
}
