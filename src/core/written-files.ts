/** The record of a run, by which a later one knows its own files. */
export const recordPath = '.hardened-container.json';
export const docsPath = 'docs/docker.md';
