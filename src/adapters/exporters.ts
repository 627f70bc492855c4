import type { ReportDraft } from '../core/model/report-draft';

/** Writers of drafts; each library is loaded when its output is first asked for. */
export const exporters = {
  docx: async (draft: ReportDraft): Promise<Uint8Array> => (await import('./docx')).writeDocx(draft),
  html: async (draft: ReportDraft): Promise<Uint8Array> => encode((await import('./html')).writeHtml(draft)),
  txt: async (draft: ReportDraft): Promise<Uint8Array> => encode((await import('./text')).writeText(draft)),
};

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
