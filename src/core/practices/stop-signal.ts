import { fail, pass } from '../finding.ts';
import { definePractice } from './practice.ts';
import { page } from './support/references.ts';
import { at, judge, lastShipped, missing } from './support/stages.ts';

export const stopSignal = definePractice({
	id: 'HC016',
	slug: 'stop-signal',
	title: 'Name the stop signal',
	severity: 'info',
	why: "To stop a container, the engine sends the signal that the image names, and kills what is left after the grace period. A base image may have chosen another signal than your server expects: nginx's image names SIGQUIT, on which gunicorn drops its requests at once. Named here, it does not depend on the base.",
	comment: 'on this signal the server finishes its requests and ends, whatever the base image had set',
	fix: 'Add STOPSIGNAL SIGTERM, or the signal on which your server stops gracefully.',
	references: [
		page('Dockerfile: STOPSIGNAL', 'https://docs.docker.com/reference/dockerfile/#stopsignal'),
		page('gunicorn: signals', 'https://gunicorn.org/signals/'),
	],
	checkImage: ({ config }) =>
		config.stopSignal === undefined || config.stopSignal === '' ? fail('The image names no stop signal.') : pass,
	examples: {
		good: ['FROM python:3.13-slim-trixie\nSTOPSIGNAL SIGTERM\n'],
		bad: ['FROM python:3.13-slim-trixie\n', 'FROM python:3.13-slim-trixie\nSTOPSIGNAL SIGKILL\n'],
	},
	checkDockerfile: (file) => {
		const instruction = lastShipped(file, 'STOPSIGNAL');
		if (instruction === undefined) return missing(file, 'There is no STOPSIGNAL.');
		const kills = /^(SIG)?KILL$|^9$/i.test(instruction.argument);
		return judge(kills ? [at(instruction, 'SIGKILL leaves no time to finish anything.')] : []);
	},
});
