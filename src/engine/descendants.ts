import { readdirSync, readFileSync } from 'node:fs';

interface Process {
	readonly pid: number;
	readonly parent: number;
	readonly name: string;
	/** When it started, in ticks since boot: a process id may be given to another one later. */
	readonly started: string;
}

/** Every process that this one has started, and those that they have; none on systems without /proc. */
export const findDescendants = (pid: number): readonly Process[] => {
	const all = listProcesses();
	const childrenOf = (parent: number): readonly Process[] =>
		all.filter((process) => process.parent === parent).flatMap((child) => [child, ...childrenOf(child.pid)]);
	return childrenOf(pid);
};

/** Ends those that are still there. */
export const killRemaining = (processes: readonly Process[]): void => {
	for (const { pid, started } of processes) {
		if (readProcess(String(pid))?.started !== started) continue;
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// It has ended by itself, or belongs to a user whose processes are not ours to end.
		}
	}
};

const listProcesses = (): readonly Process[] => {
	try {
		return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(name) ?? []) : []));
	} catch {
		return [];
	}
};

/** Source of the fields: proc_pid_stat(5); the name in brackets before them may hold anything. */
const readProcess = (pid: string): Process | undefined => {
	try {
		const [, name = '', rest = ''] = /\((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
		const fields = rest.split(' ');
		return { pid: Number(pid), parent: Number(fields[1]), name, started: fields[19] ?? '' };
	} catch {
		return undefined;
	}
};
