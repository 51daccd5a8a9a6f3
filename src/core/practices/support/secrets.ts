import type { Instruction } from '../../dockerfile.ts';
import { parseAssignments } from '../../dockerfile-text/assignments.ts';
import type { Place } from '../../finding.ts';
import { besideSecret } from '../../secrets.ts';
import { copySources } from './copies.ts';
import { at } from './stages.ts';

const secretName = /(^|_)(apikey|api_key|auth|credentials?|key|password|passwd|pword|passphrase|secret|token)(_|$)/i;
/** Names that hold no secret themselves: where one lies, or the half that may be public. */
const harmlessName =
	/public|_file$|_path$|_dir$|_url$|_id$|_name$|gpg_key|key_?(server|ring|id|file)|_size$|_version$|site_key|_ttl$|_expir|(^|_)use_|_enabled$|_plugin$/i;
/** A switch, a path or the fingerprint of a public key. */
const harmlessValue = /^(|\/\S*|[01]|true|false|yes|no|on|off|True|False|(?:0x)?[0-9A-F]{40})$/;

const secretValue =
	/-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{20}|\bxox[bpars]-[\w-]{10,}|\bsk_live_\w{16,}|\bAIza[\w-]{35}|\bpypi-AgE[\w-]{20,}/;
/** The password is not the name again or a word for one, as examples have it, and the address leads to another machine. */
const secretInAddress =
	/:\/\/([^\s/:@'"$]+):(?!(?:\1|\w*pass\w*|pwd|secret|change_?me|x+|token|root|admin)@)[^\s/:@'"$]+@(?!localhost|127\.)/i;
const secretFile =
	/(^|\/)(\.env(\.(?!example|sample|template|dist)\w+)?|id_(rsa|dsa|ecdsa|ed25519)|\.netrc|\.pypirc|\.pgpass|\.htpasswd|\.aws|\.ssh|credentials(\.json)?|.*\.(p12|pfx|jks|keystore)|.*(private|secret).*\.(key|pem))$/i;

/** Where an instruction writes a secret into the image or its history. */
export const secretPlaces = (instruction: Instruction): readonly Place[] => {
	const named = secretVariable(instruction);
	if (named !== undefined) return [at(instruction, named)];
	if (secretValue.test(instruction.text)) return [at(instruction, 'What looks like a key or token is written here.')];
	if (secretInAddress.test(instruction.text)) return [at(instruction, 'An address here holds a password.')];
	const file = copySources(instruction).find((source) => secretFile.test(source));
	return file === undefined ? [] : [at(instruction, `${file} looks like a file with secrets.`)];
};

const secretVariable = ({ keyword, argument }: Instruction): string | undefined => {
	if (keyword !== 'ENV' && keyword !== 'ARG') return undefined;
	const found = parseAssignments(argument).find(
		({ name, value }) =>
			secretName.test(name) &&
			!besideSecret.test(name) &&
			!harmlessName.test(name) &&
			(keyword === 'ARG' || !harmlessValue.test(value ?? '')),
	);
	if (found === undefined) return undefined;
	return keyword === 'ARG'
		? `The build argument ${found.name} can be read in the history of the image.`
		: `${found.name} can be read by whoever has the image.`;
};
