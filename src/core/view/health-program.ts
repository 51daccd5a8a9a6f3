import type { HealthPlan } from '../plan.ts';
import { parseHealthPath } from '../quoting.ts';

/**
 * The health check's program, as lines inside the JSON form of CMD. It asks on a bare socket, since importing an HTTP client
 * costs more than the whole probe, and reads PORT, which no shell is there to expand.
 */
export const healthProgram = ({ path, expects }: HealthPlan): string => {
	const request = `GET ${parseHealthPath(path)} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n`;
	const program = [
		'import os, socket, sys; ',
		"s = socket.create_connection(('127.0.0.1', int(os.environ['PORT'])), 2); ",
		`s.sendall(b'${request.replaceAll("'", "\\'")}'); `,
		`sys.exit(${failures[expects]})`,
	];
	return program.map((line) => JSON.stringify(line).slice(1, -1)).join('\\\n');
};

const failures: Readonly<Record<HealthPlan['expects'], string>> = {
	success: 'not 200 <= int(s.recv(12)[9:]) < 400',
	answer: 'int(s.recv(12)[9:]) >= 500',
	life: 'int(s.recv(12)[9:]) in (500, *range(502, 600))',
};
