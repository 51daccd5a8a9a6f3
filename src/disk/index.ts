/** Everything that reads or writes a project's folder. */
export { applyChanges } from './apply-changes.ts';
export { createProjectReader } from './project-reader.ts';
export { readExisting } from './read-existing.ts';
export { recoverProject } from './recover.ts';
