import { parseMovable, type MovableFormula } from '../../../../core/model/movable-formula';

/** Characters of formulas kept cut; the columns of an ordinary sheet need a tenth of it. */
const KEPT_CUT = 64 * 1024;
/** Cutting a formula costs as much as writing it out this many times. */
const CUT_COST = 4;

/** Formulas already cut, as long as they are not too many: cut pieces take far more room than text. */
export class FormulaCuts {
  private readonly kept = new Map<string, MovableFormula>();
  private keptLength = 0;

  /** The formula cut, and what that cost in characters; 0 when it was kept. */
  of(text: string): { readonly formula: MovableFormula; readonly cost: number } {
    const known = this.kept.get(text);
    if (known) return { formula: known, cost: 0 };
    if (this.keptLength + text.length > KEPT_CUT) this.forget();
    const formula = parseMovable(text);
    this.kept.set(text, formula);
    this.keptLength += text.length;
    return { formula, cost: text.length * CUT_COST };
  }

  private forget(): void {
    this.kept.clear();
    this.keptLength = 0;
  }
}
