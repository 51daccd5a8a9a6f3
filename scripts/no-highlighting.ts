// Stands in for @lezer/highlight in the bundle: the grammar names colours for editors, and nothing here is coloured.
const noTag = () => undefined;

export const tags = new Proxy({}, { get: () => noTag });

/** A source of node properties that gives none. */
export const styleTags = () => () => null;
