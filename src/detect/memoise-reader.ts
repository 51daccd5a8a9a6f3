import type { ProjectReader } from '../core/project-reader.ts';

const remember = <T>(read: (path: string) => Promise<T>): ((path: string) => Promise<T>) => {
	const answers = new Map<string, Promise<T>>();
	return (path) => {
		const known = answers.get(path);
		if (known) return known;
		const answer = read(path);
		answers.set(path, answer);
		return answer;
	};
};

/** Each file is read and each folder listed at most once, however many parts of detection ask for it. */
export const memoiseReader = (reader: ProjectReader): ProjectReader => ({
	...(reader.location === undefined ? {} : { location: reader.location }),
	exists: remember(reader.exists),
	readText: remember(reader.readText),
	list: remember(reader.list),
});
