import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/** Who holds a lock. `started` tells a process from a later one that was given the same id, where the system says so. */
export interface LockOwner {
	readonly id: string;
	readonly pid: number;
	readonly host: string;
	/** Milliseconds since 1970. */
	readonly since: number;
	readonly started: string | undefined;
}

/** Writing takes less than a second, so a lock of another machine that is this old was left behind. */
const oldestElsewhere = 10 * 60 * 1000;
const clockTolerance = 5000;
const ownIds = new Set<string>();

export const newOwner = (): LockOwner => {
	const id = randomBytes(8).toString('hex');
	ownIds.add(id);
	return { id, pid: process.pid, host: hostname(), since: Date.now(), started: startOf(process.pid) };
};

/** Reads an owner file; a file that was cut short by a loss of power has no readable owner. */
export const parseOwner = (text: string, writtenAt: number): LockOwner => {
	const unreadable = { id: 'unreadable', pid: 0, host: '', since: writtenAt, started: undefined };
	try {
		const { id, pid, host, since, started } = JSON.parse(text);
		if (!/^[0-9a-f]{16}$/.test(id) || !Number.isSafeInteger(pid) || pid < 1) return unreadable;
		return { id, pid, host: String(host), since: Number(since), started: started && String(started) };
	} catch {
		return unreadable;
	}
};

export const isAlive = (owner: LockOwner): boolean => {
	if (owner.pid === 0) return Date.now() - owner.since < clockTolerance;
	if (owner.host !== hostname()) return Date.now() - owner.since < oldestElsewhere;
	if (owner.pid === process.pid) return ownIds.has(owner.id);
	if (owner.since < Date.now() - uptime() * 1000 - clockTolerance) return false;
	return isRunning(owner.pid) && !isLaterProcess(owner);
};

const isLaterProcess = ({ pid, started }: LockOwner): boolean => {
	const seen = startOf(pid);
	return seen !== undefined && started !== undefined && seen !== started;
};

const isRunning = (pid: number): boolean => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
};

/** The start time of a process in clock ticks since boot, from Linux's /proc; its name may hold any character. */
const startOf = (pid: number): string | undefined => {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
	} catch {
		return undefined;
	}
};
