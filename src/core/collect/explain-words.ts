import { wordsOf } from '../findings/words';
import type { Form } from '../form/form';
import type { DifferenceCause } from '../model/collection';
import type { Message } from '../model/finding';

/** Causes told in one sentence; the others are in the data. */
const CAUSES_TOLD = 4;

/** One explanation as a sentence. */
export function explanationText(causes: readonly DifferenceCause[], left: number, form: Form): Message {
  const [last, ...before] = causes
    .slice(0, CAUSES_TOLD)
    .map((cause) => causeText(cause, form))
    .reverse();
  const joined = before.reduce<Message>(
    (rest, one) => ({ key: 'collect.explain.and', values: { one, rest } }),
    last ?? { key: 'collect.explain.nothing', values: {} },
  );
  const key = left > 0 ? 'collect.explain.part' : 'collect.explain.whole';
  return { key, values: { causes: joined, left } };
}

function causeText(cause: DifferenceCause, form: Form): Message {
  switch (cause.kind) {
    case 'leftOut':
    case 'addedTwice':
    case 'added':
    case 'lastYear':
      return { key: `collect.explain.${cause.kind}`, values: { unit: cause.unit } };
    case 'otherVersion':
      return { key: 'collect.explain.otherVersion', values: { unit: cause.unit, file: cause.file } };
    case 'figure': {
      const { unit, point, is, shouldBe } = cause;
      const place = wordsOf([form]).place(point);
      return { key: 'collect.explain.figure', values: { unit, place, is, shouldBe } };
    }
    case 'typed': {
      const { point, is, shouldBe } = cause;
      return { key: 'collect.explain.typed', values: { place: wordsOf([form]).place(point), is, shouldBe } };
    }
  }
}
