import { UserError } from '../errors.ts';

/** An engine made no container of an image, or could not start it. */
export class ContainerStartError extends UserError {
	/** What the engine said, as one line. */
	readonly reason: string;

	constructor(engine: string, { image, stderr }: { readonly image: string; readonly stderr: string }) {
		const reason = reasonOf(stderr);
		super(
			`${engine} could not start a container of ${image} (${reason}).`,
			`Try it by hand: ${engine} run --rm --read-only --cap-drop ALL ${image}`,
		);
		this.reason = reason;
	}
}

/** The last line with a reason: Docker ends with a line that says only which container it was. */
const reasonOf = (stderr: string): string => {
	const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !/failed to start containers/.test(line));
	return (lines.at(-1) ?? 'it gave no reason').replace(/^Error( response from daemon)?:\s*/, '').trim();
};
