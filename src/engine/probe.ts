import { readFile } from 'node:fs/promises';
import type { ProcessStatus } from '../core/image-facts.ts';
import type { Container } from './engine.ts';

/** What a look at the running process shows. */
export interface ProbeResult {
	readonly process: ProcessStatus;
	readonly listeningPorts: readonly number[];
	/** Only where the image's own Python could look from inside. */
	readonly writablePaths?: readonly string[];
	readonly unreadableCode?: readonly string[];
	readonly memoryBytes?: number;
}

/** Runs in the container as the service's own user, by the image's own Python, and changes nothing. */
const program = `
import json, os, sys
def text(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""
def below(top):
    for folder, folders, files in os.walk(top):
        folders[:] = [f for f in folders if os.path.join(folder, f) not in ("/proc", "/sys", "/dev", "/tmp")]
        yield from (os.path.join(folder, name) for name in folders + files)
def memory():
    total = 0
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != os.getpid():
            lines = text("/proc/" + name + "/smaps_rollup").splitlines()
            total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
    return total
seen = [path for path in below("/") if not os.path.islink(path)]
code = [path for top in sys.argv[1:] for path in below(top)]
print(json.dumps({
    "status": text("/proc/1/status"),
    "sockets": text("/proc/1/net/tcp") + text("/proc/1/net/tcp6"),
    "memory": memory(),
    "writable": [path for path in seen if os.access(path, os.W_OK)][:50],
    "unreadable": [path for path in code if not os.access(path, os.R_OK)][:50],
}))
`;

interface ProbeRequest {
	/** The image's own interpreter; undefined where it has none. */
	readonly python: string | undefined;
	readonly codePaths: readonly string[];
}

/** Looks from inside with the image's Python, else from the host's /proc; undefined when neither is possible. */
export const probeContainer = async (
	container: Container,
	{ python, codePaths }: ProbeRequest,
): Promise<ProbeResult | undefined> => {
	if (python === undefined) return probeFromHost(container);
	const { exitCode, stdout } = await container.exec([python, '-I', '-S', '-c', program, ...codePaths]);
	if (exitCode !== 0 || stdout.trim() === '') return probeFromHost(container);
	const seen = JSON.parse(stdout);
	return {
		process: parseStatus(seen.status),
		listeningPorts: parseSockets(seen.sockets),
		writablePaths: seen.writable,
		unreadableCode: seen.unreadable,
		...(seen.memory > 0 ? { memoryBytes: seen.memory } : {}),
	};
};

const probeFromHost = async (container: Container): Promise<ProbeResult | undefined> => {
	if (!container.isLocal) return undefined;
	const { hostPid } = await container.state();
	try {
		const status = await readFile(`/proc/${hostPid}/status`, 'utf8');
		const sockets = await Promise.all(['tcp', 'tcp6'].map((name) => readFile(`/proc/${hostPid}/net/${name}`, 'utf8')));
		return { process: parseStatus(status), listeningPorts: parseSockets(sockets.join('')) };
	} catch {
		return undefined;
	}
};

/** Reads /proc/PID/status. Source: proc_pid_status(5). */
export const parseStatus = (status: string): ProcessStatus => {
	const field = (name: string): string => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? '';
	return {
		uid: Number(field('Uid').split(/\s+/)[1]),
		gid: Number(field('Gid').split(/\s+/)[1]),
		effectiveCapabilities: BigInt(`0x${field('CapEff') || '0'}`),
		boundingCapabilities: BigInt(`0x${field('CapBnd') || '0'}`),
		noNewPrivileges: field('NoNewPrivs') === '1',
		seccompMode: Number(field('Seccomp')),
	};
};

/** Ports in state LISTEN (0A) of /proc/net/tcp and tcp6, addresses of the loopback interface left out. */
export const parseSockets = (tables: string): readonly number[] => {
	const found = [...tables.matchAll(/^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ 0A /gm)];
	const open = found.filter(([, address = '']) => !isLoopback(address));
	return [...new Set(open.map(([, , port = '']) => Number.parseInt(port, 16)))].sort((left, right) => left - right);
};

const isLoopback = (address: string): boolean =>
	/^[0-9A-F]{6}7F$/.test(address) || address === '00000000000000000000000001000000';
