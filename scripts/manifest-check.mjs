/**
 * Checks of the add-in manifest that need no network. Microsoft's own validation uploads the file; this is the part of
 * it that a program can know, and what the published rules for add-in only manifests say.
 */
import { SaxesParser } from 'saxes';

/** Order of children that the schema demands; elements not listed may not appear. */
const CHILDREN = {
  OfficeApp:
    'Id AlternateId Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements DefaultSettings Permissions Dictionary ExtendedOverrides VersionOverrides',
  VersionOverrides: 'Description Requirements Hosts Resources',
  Host: 'Runtimes AllFormFactors DesktopFormFactor',
  DesktopFormFactor: 'GetStarted FunctionFile ExtensionPoint',
  GetStarted: 'Title Description LearnMoreUrl',
  Group: 'Label Icon Control',
  Control: 'Label Supertip Icon Action',
  Supertip: 'Title Description',
  Action: 'TaskpaneId SourceLocation FunctionName',
  Resources: 'Images Urls ShortStrings LongStrings',
};
const SHORT = 125;
const LONG = 250;
const RESID = 32;
const BUTTON_ICONS = ['16', '32', '80'];
const DEFAULT_LOCALE = 'zh-CN';
const OTHER_LOCALE = 'en-US';

/** Element with its children; names without prefix. @throws the parser's error when it is not well-formed */
function parse(xml) {
  const root = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, attributes }) => {
    const values = Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value]));
    const element = { name: local, attributes: values, children: [], text: '' };
    open.at(-1).children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => (open.at(-1).text += text));
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  return root.children[0];
}

const everyElement = (element) => [element, ...element.children.flatMap(everyElement)];
const named = (elements, ...names) => elements.filter((element) => names.includes(element.name));
const childOf = (element, name) => element.children.find((child) => child.name === name);
const textOf = (element) => element?.text.trim() ?? '';

/** Values an element may have, the default one first, with their languages. */
const valuesOf = (element) => [
  { locale: DEFAULT_LOCALE, value: element.attributes.DefaultValue ?? '' },
  ...named(element.children, 'Override').map(({ attributes }) => ({
    locale: attributes.Locale,
    value: attributes.Value ?? '',
  })),
];

function orderFaults(all) {
  return all.flatMap((element) => {
    const order = CHILDREN[element.name]?.split(' ');
    // A Host of the add-in itself has no children.
    if (!order) return [];
    const places = element.children.map((child) => order.indexOf(child.name));
    const unknown = element.children.filter((child) => !order.includes(child.name));
    return [
      ...unknown.map((child) => `<${child.name}> has no place in <${element.name}>`),
      ...(places.some((place, index) => index > 0 && place < places[index - 1])
        ? [`children of <${element.name}> are out of order`]
        : []),
    ];
  });
}

function identityFaults(app) {
  const id = textOf(childOf(app, 'Id'));
  const version = textOf(childOf(app, 'Version'));
  const locale = textOf(childOf(app, 'DefaultLocale'));
  return [
    ...(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? [] : [`<Id> is no GUID: ${id}`]),
    ...(/^[1-9]\d*(\.\d+){3}$/.test(version) ? [] : [`<Version> needs four parts from 1.0.0.0: ${version}`]),
    ...(locale === DEFAULT_LOCALE ? [] : [`<DefaultLocale> is ${locale}`]),
    ...(textOf(childOf(app, 'Permissions')) === 'ReadWriteDocument'
      ? []
      : ['<Permissions> must let us write']),
  ];
}

function requirementFaults(app, wanted) {
  const sets = new Map(
    named(everyElement(childOf(app, 'Requirements') ?? app), 'Set').map(({ attributes }) => [
      attributes.Name,
      attributes.MinVersion,
    ]),
  );
  return Object.entries(wanted)
    .filter(([name, version]) => sets.get(name) !== version)
    .map(([name, version]) => `<Requirements> must ask for ${name} ${version}`);
}

function resourceFaults(all) {
  const resources = named(all, 'Image', 'Url', 'String').filter((element) => 'id' in element.attributes);
  const ids = resources.map((element) => element.attributes.id);
  const used = new Set(all.map((element) => element.attributes.resid).filter(Boolean));
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `resource ${id} is defined twice`),
    ...[...used].filter((id) => !ids.includes(id)).map((id) => `resource ${id} is used but not defined`),
    ...ids.filter((id) => !used.has(id)).map((id) => `resource ${id} is defined but not used`),
    ...ids.filter((id) => id.length > RESID).map((id) => `resource ${id} is longer than ${RESID} characters`),
  ];
}

function wordingFaults(app, all) {
  const limited = [
    ...named(app.children, 'DisplayName').map((element) => [element, SHORT]),
    ...named(app.children, 'Description').map((element) => [element, LONG]),
    ...named(all, 'ShortStrings').flatMap(({ children }) => children.map((element) => [element, SHORT])),
    ...named(all, 'LongStrings').flatMap(({ children }) => children.map((element) => [element, LONG])),
  ];
  return limited.flatMap(([element, limit]) => {
    const label = element.attributes.id ?? element.name;
    const values = valuesOf(element);
    return [
      ...values.filter(({ value }) => value === '').map(({ locale }) => `${label} is empty in ${locale}`),
      ...values
        .filter(({ value }) => value.length > limit)
        .map(({ locale }) => `${label} is longer than ${limit} characters in ${locale}`),
      ...(values.some(({ locale }) => locale === OTHER_LOCALE)
        ? []
        : [`${label} has no ${OTHER_LOCALE} wording`]),
    ];
  });
}

const addressElements = (all) =>
  named(all, 'IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Image', 'Url').filter(
    (element) => 'DefaultValue' in element.attributes,
  );

/** Addresses in the manifest, once each. */
const addressesIn = (all) => [
  ...new Set(addressElements(all).flatMap((element) => valuesOf(element).map(({ value }) => value))),
];

function addressFaults(all) {
  return addressesIn(all).flatMap((address) => {
    if (!URL.canParse(address)) return [`no address: ${address}`];
    return new URL(address).protocol === 'https:' ? [] : [`not https: ${address}`];
  });
}

function iconFaults(all) {
  return named(all, 'Group', 'Control').flatMap((element) => {
    const sizes = named(childOf(element, 'Icon')?.children ?? [], 'Image').map(
      (image) => image.attributes.size,
    );
    return BUTTON_ICONS.every((size) => sizes.includes(size))
      ? []
      : [`${element.attributes.id} needs icons of ${BUTTON_ICONS.join(', ')} px`];
  });
}

/** Shared runtime: pane, commands and runtime must name the same resource. */
function runtimeFaults(all) {
  const resid = (name) => named(all, name).flatMap((element) => element.attributes.resid ?? []);
  const pages = new Set([...resid('Runtime'), ...resid('FunctionFile'), ...resid('SourceLocation')]);
  const lifetime = named(all, 'Runtime').map((element) => element.attributes.lifetime);
  return [
    ...(pages.size === 1 ? [] : [`pane and commands do not share a page: ${[...pages].join(', ')}`]),
    ...(lifetime.join() === 'long' ? [] : ['the runtime must live long']),
  ];
}

/** Path of an address below the folder that is hosted. */
const pathBelow = (address, base) => decodeURIComponent(address.slice(base.length).replace(/^\//, ''));

/** Folder that the add-in is hosted in: that of its task pane. */
const baseOf = (app) => {
  const pane =
    childOf(childOf(app, 'DefaultSettings') ?? app, 'SourceLocation')?.attributes.DefaultValue ?? '';
  return pane.slice(0, pane.lastIndexOf('/'));
};

/** Width and height of a PNG. */
const pngSize = (bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return [view.getUint32(16), view.getUint32(20)];
};

function fileFaults(app, all, readFile) {
  const base = baseOf(app);
  const wantedSize = new Map([
    ...named(all, 'IconUrl').map((element) => [element.attributes.DefaultValue, 32]),
    ...named(all, 'HighResolutionIconUrl').map((element) => [element.attributes.DefaultValue, 64]),
  ]);
  const resourceOf = new Map(
    named(all, 'Image').flatMap((element) =>
      element.attributes.id ? [[element.attributes.id, element.attributes.DefaultValue]] : [],
    ),
  );
  for (const { attributes } of named(all, 'Image')) {
    if (attributes.resid) wantedSize.set(resourceOf.get(attributes.resid), Number(attributes.size));
  }
  return addressesIn(all).flatMap((address) => {
    const bytes = readFile(pathBelow(address, base));
    if (!bytes) return [`nothing is served at ${address}`];
    const size = wantedSize.get(address);
    if (size === undefined) return [];
    const [width, height] = pngSize(bytes);
    return width === size && height === size ? [] : [`${address} is ${width} × ${height}, not ${size} px`];
  });
}

/** Names of the functions that ribbon buttons call. */
export const functionNames = (xml) => named(everyElement(parse(xml)), 'FunctionName').map(textOf);

/** Address the manifest is written for. */
export const addressOf = (xml) => baseOf(parse(xml));

/**
 * Faults of a manifest, each as one line; empty when it is good.
 * @param readFile  bytes of a file of the hosted folder or `undefined`; leave it out before a build
 * @param script  text of the page's script, in which every function name must be registered
 */
export function manifestFaults(xml, { readFile, script } = {}) {
  let app;
  try {
    app = parse(xml);
  } catch (error) {
    return [`not well-formed: ${error.message}`];
  }
  if (app.name !== 'OfficeApp') return [`<OfficeApp> expected, <${app.name}> found`];
  const all = everyElement(app);
  const unregistered = (name) => script !== undefined && !new RegExp(`\\b${name}\\b`).test(script);
  return [
    ...orderFaults(all),
    ...identityFaults(app),
    ...requirementFaults(app, { ExcelApi: '1.14', SharedRuntime: '1.1' }),
    ...resourceFaults(all),
    ...wordingFaults(app, all),
    ...addressFaults(all),
    ...iconFaults(all),
    ...runtimeFaults(all),
    ...(readFile ? fileFaults(app, all, readFile) : []),
    ...named(all, 'FunctionName')
      .map(textOf)
      .filter(unregistered)
      .map((name) => `no script registers ${name}`),
  ];
}
