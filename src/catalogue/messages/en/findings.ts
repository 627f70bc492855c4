export const findings = {
  'place.cell': 'Table {number} “{row}”, column {column},',
  'place.column': 'Table {number}, column {column},',
  'relation.T3-ROW': '“{row}”: 总计 = sum of the applicants',
  'relation.T3-SUM': '{column}: （七）总计 = sum of the outcomes',
  'relation.T3-BAL': '{column}: first + second = third + fourth item',
  'relation.T4-SUM': '{column} = sum of the results',
  'word.labels': '“{labels}”',
  'word.labelsAndMore': '“{labels}” and others, {count} in all',
  'evidence.and': '{one}; {other}',
  'evidence.T3-ROW.total': 'the parts of this row add up to {right}',
  'evidence.T3-ROW.part': 'the 总计 of this row is {left}, its parts add up to {right}',
  'evidence.T3-SUM.total': 'the outcomes of this column add up to {right}',
  'evidence.T3-SUM.part': '（七）总计 of this column is {left}, the outcomes add up to {right}',
  'evidence.T3-BAL': 'in column {column} the first and second item are {left}, the third and fourth {right}',
  'evidence.T4-SUM.total': 'the results add up to {right}',
  'evidence.T4-SUM.part': 'the 总计 is {left}, the results add up to {right}',
  'evidence.other': '{count} relations do not hold',
  'evidence.CTL-01': '{place} is {left}, the control figure is {right}',
  'evidence.Y-01': 'last year’s report carried forward {right}',
  'cause.formulaLost':
    'the formula of the total was overwritten by {is} and did not follow the details to {shouldBe}',
  'cause.lastYear': '{is} is the figure of last year and may have been left in place of {shouldBe}',
  'cause.byLedger': 'the ledger of applications says {shouldBe}',
  'cause.carriedOver': 'last year’s report carried {shouldBe} forward, which is what was carried in',
  'cause.blank': 'nothing was typed; it should be {shouldBe}',
  'cause.zero': '{is} was typed instead of {shouldBe}',
  'cause.transposed': 'two neighbouring digits of {shouldBe} were exchanged, giving {is}',
  'cause.neighbour':
    '{is} also stands in the neighbouring cell ({place}); the wrong row or column may have been read, it should be {shouldBe}',
  'cause.dropped': 'a digit of {shouldBe} was dropped, giving {is}',
  'cause.added': 'a digit was added to {shouldBe}, giving {is}',
  'cause.mistyped': 'one digit of {shouldBe} was mistyped, giving {is}',
  'cause.offByOne': '{is} and {shouldBe} differ by 1, probably a slip in counting',
  'cause.totalNotUpdated': 'the total was not updated after an edit, {is} should become {shouldBe}',
  'cause.exchanged.column': '{one} {a} and {other} {b} were exchanged between rows',
  'cause.exchanged.row': '{one} {a} and {other} {b} were exchanged between columns',
  'cause.moved.column': '{count} cases belong to {to} but were typed at {from}',
  'cause.moved.row': '{count} cases belong to {to} but were typed at {from}',
  'finding.suspect': '{place} says {is} and should say {shouldBe}: {evidence}.',
  'finding.suspect.because':
    '{place} says {is} and should say {shouldBe}: {evidence}. Probable cause: {reason}.',
  'finding.suspect.blank': '{place} is blank and should say {shouldBe}: {evidence}.',
  'finding.together': 'Most likely {reason}. {evidence}.',
  'finding.formula.missing': 'The formula of {place} leaves out {missing}. It should be {formula}.',
  'finding.formula.extra': 'The formula of {place} also adds {extra}. It should be {formula}.',
  'finding.formula.both':
    'The formula of {place} leaves out {missing} and also adds {extra}. It should be {formula}.',
  'finding.CTL-01':
    '{place} says {left}, the control figure {right}, {side} {difference}. Compare with the records: one of the two is wrong.',
  'finding.CTL-01.text':
    'The control figure of {place} says “{text}”, which is no number and was not compared. Type a number, or clear it.',
  'finding.CTL-02':
    '{count} control figures of table {number} contradict each other: no figures could satisfy them all, so they were not used. Compare them with the records.',
  'word.more': 'more by',
  'word.less': 'less by',
  'finding.FMT-01.table':
    'Table {number} ({heading}) was not found; its relations were not checked. Insert the template or restore its labels.',
  'finding.FMT-01.missing':
    'Table {number} lacks “{label}”; the relations it takes part in were not checked. Restore the label.',
  'finding.FMT-01.doubled':
    'Table {number} has “{label}” {count} times, so none can be relied on; the relations it takes part in were not checked. Remove the extra ones.',
  'finding.FMT-02.instead':
    'Table {number}: “{label}” is not of the format in force; it should be “{expected}” ({instrument}).',
  'finding.FMT-02.noPlace': 'Table {number}: “{label}” has no place in the format in force ({instrument}).',
  'finding.FMT-02.otherYears':
    'Table {number}: “{label}” does not belong to the reports for {from} to {to} ({instrument}). Check the year, or use the format of that year.',
  'finding.FMT-03.NOT_A_NUMBER':
    '{place} says “{text}”, which is no number; the relations it takes part in were not checked. Type a number, 0 for none.',
  'finding.FMT-03.CELL_ERROR':
    '{place} shows {text}, a formula in error; the relations it takes part in were not checked. Mend the formula or type a number.',
  'finding.FMT-03.AMBIGUOUS_NUMBER':
    '{place} says “{text}”, which cannot be read for certain; the relations it takes part in were not checked. Type one number only.',
  'finding.FMT-03.BOOLEAN':
    '{place} says {text}, which is no number; the relations it takes part in were not checked. Type a number.',
  'finding.FMT-03.DATE':
    '{place} is formatted as a date ({text}); the relations it takes part in were not checked. Change the format to number and type it again.',
  'finding.FMT-03.TOO_LARGE':
    '{place} says {text}, beyond any plausible figure; the relations it takes part in were not checked. Check for extra digits.',
  'finding.FMT-03.BAD_TEXT':
    '{place} holds unreadable characters; the relations it takes part in were not checked. Clear it and type it again.',
  'finding.FMT-03.UNTRUSTED_FORMULA':
    '{place} has a formula without a usable result ({text}); the relations it takes part in were not checked. Recalculate and save, or type a number.',
  'finding.FMT-04':
    '{place} had a total formula that was overwritten by {value}; it will not follow later changes. Restore {formula}.',
  'finding.NUM-01.negative': '{place} says {value}; a count cannot be below 0.',
  'finding.NUM-01.fraction': '{place} says {value}; a count is a whole number.',
  'finding.NUM-02.one': '{place} is blank and counts as 0. Type 0 for none.',
  'finding.NUM-02.cells': 'Table {number} has {count} blank cells, counted as 0. Type 0 for none.',
  'finding.NUM-02.row': 'Table {number} “{row}” has {count} blank cells, counted as 0. Type 0 for none.',
  'finding.NUM-02.twoRows':
    'Table {number} “{row}” and “{last}” have {count} blank cells, counted as 0. Type 0 for none.',
  'finding.NUM-02.rows':
    'Table {number} “{row}” to “{last}”, {rows} rows, have {count} blank cells, counted as 0. Type 0 for none.',
  'finding.NUM-02.total':
    '{place} is a blank total; its parts add up to {sum}. Its relations were not checked. Type {sum}.',
  'finding.NUM-03.negative': '{place} says {value}; fees cannot be below 0.',
  'finding.NUM-03.decimals':
    '{place} says {value}, with more than 6 decimals (below one fen). The unit is 10,000 yuan; check it.',
  'finding.TEXT_NUMBER':
    '{place} holds “{text}” as text; it was checked as {value}, but formulas in the sheet leave it out. Type the number again.',
  'finding.DOUBTFUL_NUMBER': '{place} says “{text}”, read as {value}, perhaps wrongly. Type the number only.',
  'finding.STALE_CACHE':
    '{place} was saved as {text} but calculates to {value}, which was used. Recalculate and save.',
  'finding.T3-ROW':
    'Table {number} “{row}”: the total says {left}, its parts add up to {right}, {side} {difference}. It should be {right}.',
  'finding.T3-SUM':
    'Table {number} “{row}”, column {column}: says {left}, its parts add up to {right}, {side} {difference}. It should be {right}.',
  'finding.T3-BAL':
    'Table {number}, column {column} does not balance: item 1 {v0} plus item 2 {v1} is {left}, item 3 {v2} plus item 4 {v3} is {right}, a difference of {difference}.',
  'finding.T4-SUM':
    'Table {number} “{column}” says {left}, its parts add up to {right}, {side} {difference}. It should be {right}.',
  'finding.T2-01':
    'Table {number} reports rules (issued {v0}, repealed {v1}, in force {v2}), but an organ of this kind makes none: they should be 0.',
  'finding.T2-02':
    'Table {number} “{row}”: in force says {v0}, less than issued {v1} minus repealed {v2}, which is {right}.',
  'finding.X-02':
    'No application was received or carried in, yet table {number} has {v0} reconsiderations and {v1} and {v2} suits. Explain if they stem from last year.',
  'finding.X-03':
    '{v0} reconsiderations are at least half of the {v1} applications concluded. Check that only cases against this organ are counted.',
  'finding.X-05':
    'All {v1} answers are refusals, yet there are {v0} suits without reconsideration. Since 2024 refusals must go to reconsideration first.',
  'finding.X-09':
    'Table {number}, column {column} has no applications but has outcomes; the total of item 3 is {v0}. Check for a wrong column.',
  'finding.NUM-04':
    'Table {number}: fees are {v0}, in units of 10,000 yuan: much for an organ of this kind, perhaps typed in yuan. It is no error if the amount is right; check the unit.',
  'finding.NUM-04.more':
    'Table {number}: fees are {v0}, last year {v1}, in units of 10,000 yuan: 1000 times as much or more, perhaps typed in yuan. A real rise is no error; check the unit.',
  'finding.NUM-04.less':
    'Table {number}: fees are {v0}, last year {v1}, in units of 10,000 yuan: a thousandth or less, so one of the years may be in yuan. A real fall is no error; check the unit.',
  'finding.T2-03':
    'Table {number}: licences, penalties, compulsion and fees are all 0, last year they were {v4}, {v5}, {v6} and {v7} (fees in units of 10,000 yuan). It is no error if there were none; decisions that are lawfully not published count too.',
  'finding.X-01':
    '{v0} reconsiderations are more than the {v1} applications concluded this year, the {v2} of last year and the {v3} carried forward together. Cases from earlier years are no error; check that only cases against this organ are counted.',
  'finding.X-04':
    '{v0} suits after reconsideration are more than the {v1} reconsiderations of this year and the {v2} of last year together. Suits after earlier reconsiderations are no error; check them.',
  'finding.Y-00.otherYear':
    'The figures of last year ({name}) are for {year}, this report is for {own}: the report for {expected} is needed. Nothing was compared with last year.',
  'finding.Y-00.unknownYear':
    'The figures of last year ({name}) or this report do not say their year; they were taken for last year’s. Check the year.',
  'finding.Y-01':
    'Table {number} “{row}”, column {column} says {v0}, last year’s report carried forward {v1}, a difference of {difference}: it should be {v1}. It is no error if last year’s report was corrected after publication; say why.',
  'finding.Y-02':
    'Table {number} “{row}”: in force says {v0}, but {v1} of last year plus {v2} issued minus {v3} repealed is {right}, a difference of {difference}. Expiry, clean-ups and reorganisations are no error; say why.',
  'finding.Y-03':
    'Table {number} “{row}”: items of the year before says {v0}, but {v1} of last year’s report and its change of {v2} make {right}, a difference of {difference}. A change of definition is no error; say why.',
  'finding.Y-04':
    'Table {number} “{row}”: last year’s {v1} is all that was disclosed, this year’s {v0} is what is in force; the two differ in meaning and were not compared. A difference is no error.',
  'finding.Y-05':
    'Table {number} “{row}”: {v0} repealed are more than the {v1} in force last year and the {v2} issued together. It is no error if last year’s count was incomplete; check in force and repealed.',
  'finding.Y-06.rise':
    '{place} says {v0}, last year {v1}: {difference} more, a large rise. A real change is no error; check it and be ready to explain.',
  'finding.Y-06.fall':
    '{place} says {v0}, last year {v1}: {difference} less, a large fall. A real change is no error; check it and be ready to explain.',
  'finding.Y-07':
    'The {count} figures of the three tables that are not 0 are all those of last year; last year’s tables may have been left in place. It is no error if they are right; check each.',
  'finding.Y-09.otherOrgan':
    'The figures of last year ({name}) are of “{organ}”, this report is of “{ownOrgan}”. A renamed or merged organ is no error; check that it is the same one.',
  'finding.Y-09.summed':
    'The figures of last year are the sum of {count} reports ({name}), for an organ merged of several. Check that all of them are part of it now.',
  'finding.ruleError': 'Rule {rule} could not run ({cause}) and was not checked. Please report this.',
} as const;
