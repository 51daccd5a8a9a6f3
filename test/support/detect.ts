import type { ProjectFacts } from '../../src/core/project-facts.ts';
import { formatApplication } from '../../src/core/questions/application.ts';
import { detectProject } from '../../src/detect/index.ts';
import { memoryReader } from './memory-reader.ts';

/** Detects a project that is given as an object literal. */
export const detectFiles = (files: Readonly<Record<string, string>>): Promise<ProjectFacts> =>
	detectProject(memoryReader(files), 'shop');

/** The application as --app takes it, with how sure detection is. */
export const applicationOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
	const { application } = await detectFiles(files);
	return application === undefined ? 'none' : `${formatApplication(application.value)} ${application.confidence}`;
};

/** The paths to copy, folders with a slash at the end. */
export const pathsOf = ({ files }: ProjectFacts): readonly string[] =>
	files.value.map(({ path, kind }) => (kind === 'folder' ? `${path}/` : path));
