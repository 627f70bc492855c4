import type { XmlElement } from './docx-parts';

/**
 * Order of the children of elements we write, from the transitional schema of ISO/IEC 29500-1 (wml.xsd) and, for
 * `w:rPr`, from its first edition, which fixed what later ones leave open. A child not listed is one we do not write.
 */
const ORDER: Readonly<Record<string, string>> = {
  'w:document': 'background body',
  'w:p': 'pPr *',
  'w:r': 'rPr *',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'trPr tc',
  'w:tc': 'tcPr p',
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr',
  'w:rPr':
    'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath',
  'w:tblPr':
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  'w:tblGrid': 'gridCol',
  'w:trPr': 'cantSplit tblHeader trHeight *',
  'w:tcPr':
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  'w:tblBorders': 'top left bottom right insideH insideV',
  'w:tcMar': 'top left bottom right',
  'w:tblCellMar': 'top left bottom right',
  'w:sectPr':
    'headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  'w:styles': 'docDefaults latentStyles style',
  'w:docDefaults': 'rPrDefault pPrDefault',
  'w:style':
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr',
  'w:font': 'altName panose1 charset family notTrueType pitch sig',
  'w:settings':
    'view zoom displayBackgroundShape mirrorMargins trackRevisions documentProtection defaultTabStop evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat themeFontLang',
  'wp:inline': 'extent effectExtent docPr cNvGraphicFramePr graphic',
  'pic:pic': 'nvPicPr blipFill spPr',
  'pic:blipFill': 'blip srcRect stretch',
};

/** Children that the schema would not allow where they stand, such as `w:tcPr: vAlign before shd`. */
export function misplaced(root: XmlElement): readonly string[] {
  const order = ORDER[root.name]?.split(' ').map((names) => names.split('|'));
  const own = order ? orderFaults(root, order) : [];
  return [...own, ...root.children.flatMap(misplaced)];
}

function orderFaults({ name, children }: XmlElement, order: readonly (readonly string[])[]): string[] {
  const any = order.findIndex((names) => names.includes('*'));
  const faults: string[] = [];
  let last = 0;
  let before = '';
  for (const child of children) {
    const local = child.name.replace(/^\w+:/, '');
    const found = order.findIndex((names) => names.includes(local));
    const at = found >= 0 ? found : any;
    if (at < 0) faults.push(`${name}: ${local} has no place`);
    else if (at < last) faults.push(`${name}: ${local} after ${before}`);
    else [last, before] = [at, local];
  }
  return faults;
}
