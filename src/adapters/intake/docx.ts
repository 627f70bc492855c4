import type { ReportSource } from '../../core/model/source';
import { openContainer } from '../xlsx/read/container';
import type { PartContext } from '../xlsx/read/parts/context';
import { onlyRelationship, readRelationships } from '../xlsx/read/parts/relationships';
import { walkXml } from '../xlsx/read/parts/xml';
import { DocumentReader } from './docx-body';
import { readHeadingStyles, WORD, type HeadingStyles } from './docx-styles';
import { DOCX_LIMITS } from './limits';
import { SourceBuilder } from './source-builder';

/** The main part of a package that is a Word document. */
export interface WordPackage {
  readonly documentPart: string;
  readonly macroEnabled: boolean;
}

const NO_HEADINGS: HeadingStyles = new Map();

/**
 * Reads the body of a Word document: paragraphs, tables and text boxes in their order. Tracked changes are read as if
 * accepted; hidden and struck text is left out; each is told. Headers, footers and notes are not read.
 * @throws GoujiError with a code of the container or of its XML
 */
export function readDocx(bytes: Uint8Array, { documentPart, macroEnabled }: WordPackage): ReportSource {
  const container = openContainer(bytes, DOCX_LIMITS);
  const context: PartContext = { container, limits: DOCX_LIMITS, budget: { left: DOCX_LIMITS.xmlEvents } };
  const styles = onlyRelationship(readRelationships(context, documentPart), 'styles', documentPart)?.target;
  const headings = styles && container.has(styles) ? readHeadingStyles(context, styles) : NO_HEADINGS;
  const builder = new SourceBuilder();
  if (macroEnabled) builder.notice('MACROS');
  const { rule } = new DocumentReader(builder, headings);
  walkXml(
    {
      bytes: container.read(documentPart),
      part: documentPart,
      vocabulary: WORD,
      root: { name: 'document', rule },
    },
    DOCX_LIMITS,
    context.budget,
  );
  return builder.result('docx');
}
