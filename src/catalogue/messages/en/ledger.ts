export const ledger = {
  'ledger.day': '{year}-{month}-{date}',
  'ledger.case': 'case {number}',
  'ledger.caseByRow': 'the case in row {row}',
  'ledger.also': '{first}; {then}',
  'ledger.or': '{first}; {then}',

  'ledger.due.noReceipt': 'There is no day of receipt, so no due date',
  'ledger.due.received': 'Received on {day}; that day is not counted',
  'ledger.due.corrected': 'The corrected application came on {day}; the time runs from the day after',
  'ledger.due.correctionLate':
    'A correction was asked for on {day}, {days} working days after receipt; 7 are allowed',
  'ledger.due.waitingCorrection':
    'A correction was asked for on {day} and has not come; the time is not running yet',
  'ledger.due.extended': 'Extended by {days} working days',
  'ledger.due.extendedTooFar': 'The extension says {days} working days; {most} is the most allowed',
  'ledger.due.consulted':
    'Others were consulted on {from} and replied on {to}; these {days} working days are not counted',
  'ledger.due.consulting':
    'Others were consulted on {from} and have not replied; {days} working days so far are not counted',
  'ledger.due.consultedLong':
    'The consultation took {days} working days, more than {most}; without a reply in time this organ decides',
  'ledger.due.paid': 'A fee was asked for on {day}, to be paid by {until}; paid on {paid}',
  'ledger.due.paidLate': 'A fee was asked for on {day}, to be paid by {until}; paid only on {paid}',
  'ledger.due.waitingPayment': 'A fee was asked for on {day}, to be paid by {until}; not paid yet',
  'ledger.due.waitingPaymentLate':
    'A fee was asked for on {day}, to be paid by {until}, and was not paid; the application need not be processed further',
  'ledger.due.restarted': 'Paid on {day}; the time starts anew on the day after',
  'ledger.due.resumed': 'From {from} to {to} payment was awaited; these {days} working days are not counted',
  'ledger.due.due': '{days} working days from the day after {base}: an answer is due by {due}',
  'ledger.due.dueAltogether':
    '{days} working days from the day after {base}, with extension and time not counted: an answer is due by {due}',
  'ledger.due.noCalendar': 'The days off of {year} are not known, so working days cannot be counted',

  'ledger.why.received': 'Received on {received}: counted as new this year',
  'ledger.why.carriedIn': 'Received on {received} and not answered by 1 January {year}: carried in',
  'ledger.why.concluded': 'Answered on {concluded}: counted among the outcomes of the year',
  'ledger.why.answeredLater': 'Answered on {concluded}, after 31 December {year}: carried forward',
  'ledger.why.open': 'Not answered by 31 December {year}: carried forward',
  'ledger.why.noApplicant': 'No kind of applicant: counted in no column',
  'ledger.why.noReceipt': 'No day of receipt: counted nowhere',
  'ledger.why.receivedLater': 'Received on {received}, after {year}: not counted in {year}',
  'ledger.why.answeredBefore': 'Answered on {concluded}, before {year}: not counted in {year}',
  'ledger.why.noOutcome': 'Answered on {concluded}, but without an outcome: counted in no row of outcomes',
  'ledger.why.answeredFirst': 'Answered before it was received: not counted among the outcomes',
  'ledger.why.onlyAsReviewer': 'Co-defendant only as the reviewing organ: not counted',
  'ledger.why.disputeElsewhere': 'Not counted in {year}',
  'ledger.why.disputePending': 'Not concluded by 31 December {year}: pending',
  'ledger.why.disputeConcluded': 'Concluded: counted by its result',

  'ledger.more': '{place} says {is}, the ledger {shouldBe}: {by} too many in the table',
  'ledger.fewer': '{place} says {is}, the ledger {shouldBe}: {by} too few in the table',
  'ledger.differs': '{cells}. Compare the ledger with the table.',
  'ledger.differsBecause': '{cells}. {because}.',
  'ledger.because.certain': '{reasons}',
  'ledger.because.among': 'Perhaps {size} of these: {reasons}',
  'ledger.because.amongMany': 'Perhaps {size} of {count} cases, such as: {reasons}',
  'ledger.otherYear': 'The tables are of {reported} and were not compared with the ledger of {year}',
  'ledger.noCases': 'No application of the ledger counts in {year}; 表三 was not compared',
  'ledger.alikeMany': '{first}. {count} rows have the same trouble, the first {marked} are marked',
  'ledger.withCases': '{first} By the ledger: {because}.',
  'ledger.alike': '{first}. {count} rows have the same trouble, see the rows marked',

  'ledger.slip.answeredLater':
    '{case} was answered on {concluded} and belongs to what is carried forward, not to “{row}”',
  'ledger.slip.open': '{case} was not answered by the end of the year and belongs to what is carried forward',
  'ledger.slip.answeredInYear':
    '{case} was answered on {concluded} and belongs to “{row}”, not to what is carried forward',
  'ledger.slip.answeredNotBefore':
    '{case} was answered on {concluded} and belongs to what was carried in and to “{outcome}”',
  'ledger.slip.answeredBefore': '{case} was answered on {concluded} and does not belong to {year}',
  'ledger.slip.receivedInYear': '{case} was received on {received} and is new this year, not carried in',
  'ledger.slip.receivedNotLater':
    '{case} was received on {received} and is new this year and carried forward',
  'ledger.slip.receivedBefore':
    '{case} was received on {received} and was carried in, it is not new this year',
  'ledger.slip.receivedLater': '{case} was received on {received} and does not belong to {year}',
  'ledger.slip.applicant': 'the applicant of {case} is {applicant}, the table counts it under {column}',
  'ledger.slip.applicantInRow':
    'the applicant of {case} is {applicant}, row “{row}” of the table counts it under {column}',
  'ledger.slip.outcome': 'the outcome of {case} is “{outcome}”, the table counts it under “{row}”',
  'ledger.slip.leftOut': '{case} is not counted in the table',
  'ledger.slip.twice': '{case} is counted twice in the table',
  'ledger.slip.leftOutOfRow': '{case} is not counted in row “{row}”',
  'ledger.slip.twiceInRow': '{case} is counted twice in row “{row}”',

  'ledger.trouble.date': '{cell} says “{text}”, which is no date',
  'ledger.trouble.applicant': '{cell} says “{text}”, which is none of the six kinds of applicant',
  'ledger.trouble.outcome': '{cell} says “{text}”, which is none of the 21 outcomes',
  'ledger.trouble.number': '{cell} says “{text}”, which is no number',
  'ledger.trouble.type': '{cell} says “{text}”, which is none of the three kinds of dispute',
  'ledger.trouble.result': '{cell} says “{text}”, which is none of the four results',
  'ledger.trouble.error': '{cell} is a formula error {text}',
  'ledger.trouble.merged':
    '{cell} is part of the merged cells {text}: what it says in this row is not certain; unmerge them and fill in every row',
  'ledger.trouble.truncated': 'Sheet “{sheet}” is too large; rows after {text} were not read',
  'ledger.trouble.noColumn': 'Sheet “{sheet}” has no column “{text}”',

  'ledger.row.duplicate':
    'Number {number} stands {count} times, in rows {rows}; every application needs its own',
  'ledger.row.noNumber': '{case} has no number',
  'ledger.row.noReceipt': '{case} has no day of receipt and is counted nowhere',
  'ledger.row.receivedLater': 'The day of receipt {received} of {case} is still to come',
  'ledger.row.noApplicant': '{case} has no kind of applicant and is counted in no column',
  'ledger.row.answeredBeforeReceipt':
    '{case} was answered on {concluded}, before it was received on {received}',
  'ledger.row.noOutcome': '{case} was answered on {concluded} but has no outcome and is counted under none',
  'ledger.row.notAnswered': '{case} has an outcome but no day of the answer and counts as not answered',
  'ledger.row.order.correctionAsked':
    'The correction of {case} was asked for before the application was received',
  'ledger.row.order.correctionReceived': 'The correction of {case} was received before it was asked for',
  'ledger.row.order.consultationSent':
    'The consultation of {case} was sent before the application was received',
  'ledger.row.order.consultationReplied': 'The consultation of {case} was replied to before it was sent',
  'ledger.row.order.extensionApproved':
    'The extension of {case} was approved before the application was received',
  'ledger.row.order.feeNoticed': 'The fee notice of {case} was given before the application was received',
  'ledger.row.order.feePaid': 'The fee of {case} was paid before it was asked for',
  'ledger.row.order.served': 'The answer of {case} was served before it was given',

  'ledger.dispute.noType': 'Row {row} of the disputes has no kind and is not counted in table 4',
  'ledger.dispute.noFiling': 'Row {row} of the disputes has no day of filing',
  'ledger.dispute.concludedBefore': 'Row {row} of the disputes was concluded before it was filed',
  'ledger.dispute.noResult':
    'Row {row} of the disputes is concluded without a result and is not counted in table 4',
  'ledger.dispute.noConclusion':
    'Row {row} of the disputes has a result but no day of conclusion; it counts in the year of filing',
  'ledger.dispute.unknownApplication':
    'Application {application} in row {row} of the disputes is not in the ledger',

  'ledger.late.answered': '{case} was due by {due} and answered on {concluded}, {days} working days late',
  'ledger.late.open': '{case} was due by {due}, is {days} working days late and not answered',
  'ledger.late.today': '{case} is due today',
  'ledger.late.soon': '{case} is due by {due}, {days} working days are left',
  'ledger.calendar.missing':
    'The days off of {year} are not known; {count} due dates cannot be reckoned. Enter the days off of {year} in the sheet 节假日.',
  'ledger.calendar.works':
    '{day} in the sheet 节假日 is not as in the notice of the State Council: by the notice it is worked',
  'ledger.calendar.off':
    '{day} in the sheet 节假日 is not as in the notice of the State Council: by the notice it is off',
  'ledger.several.partly': '{case} has several outcomes, partly granted among them: it counts there only',
  'ledger.several.other':
    '{case} has several outcomes and counts once, under the first; make sure that is the main one',
  'ledger.repeated':
    '{case} has the same applicant and nearly the same content as {earlier} (received on {received}); it may be a repeated application',
} as const;
