import fc from 'fast-check';
import { createMemoryPort } from '../../../src/adapters/memory';
import { isHighlightFormula } from '../../../src/core/model/highlight-plan';
import { arbitraryMarks, arbitraryWorkbook } from '../../support/arbitrary-document';

const RUNS = 500;

describe('marks on a workbook with formats of its own', () => {
  it('go without a trace, however often they are set and cleared', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryWorkbook,
        arbitraryMarks(['1', '2', 'gone']),
        arbitraryMarks(['1', '2']),
        async (workbook, marks, others) => {
          const port = createMemoryPort(workbook);
          await port.highlight({ marks });
          await port.highlight({ marks: others });
          await port.clearHighlights();
          expect(port.document()).toEqual(workbook);
          expect(await port.clearHighlights()).toEqual({ added: 0, removed: 0, protectedSheets: [] });
        },
      ),
      { numRuns: RUNS },
    );
  });

  it("stand before the clerk's own formats, which keep their order", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryWorkbook, arbitraryMarks(['1']), async (workbook, marks) => {
        const port = createMemoryPort(workbook);
        expect((await port.highlight({ marks })).added).toBe(marks.length);
        const formats = port.document().sheets[0]?.conditionalFormats ?? [];
        const ours = formats.filter(
          ({ rule }) => rule.type === 'formula' && isHighlightFormula(rule.formula),
        );
        expect(formats.slice(0, marks.length)).toEqual(ours);
        expect(formats.slice(marks.length)).toEqual(workbook.sheets[0]?.conditionalFormats);
      }),
      { numRuns: RUNS },
    );
  });
});
