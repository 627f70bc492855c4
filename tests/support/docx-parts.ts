import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** Text directly inside. */
  text: string;
}

/** @throws Error when the text is not well-formed XML */
export function parseXml(xml: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = {
      name,
      attributes: attributes,
      children: [],
      text: '',
    };
    open[open.length - 1]?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open[open.length - 1];
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root;
}

export function all(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)]);
}

export function first(root: XmlElement | undefined, name: string): XmlElement | undefined {
  return root === undefined ? undefined : all(root, name)[0];
}

/** Parts of a package by name, as text. */
export function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
}

/** What a reader sees in a Word element: its texts, with \n for each break. */
export function wordText(element: XmlElement): string {
  return element.children
    .map((child) => (child.name === 'w:t' ? child.text : child.name === 'w:br' ? '\n' : wordText(child)))
    .join('');
}
