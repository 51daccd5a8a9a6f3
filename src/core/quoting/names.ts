import { UsageError } from '../../errors.ts';
import { isPackageName } from '../package-name.ts';
import { visible } from './unprintable.ts';

const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const host =
	'(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::\\d{1,5})?/)?';
const tag = '(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?';

const serviceName = new RegExp(`^${component}$`);
const imageName = new RegExp(`^${host}${component}(?:/${component})*${tag}$`);
const identifier = '[\\p{XID_Start}_]\\p{XID_Continue}*';
/** Most names are of these characters, and need no tables of Unicode. */
const plainIdentifiers = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const dottedIdentifiers = new RegExp(`^${identifier}(?:\\.${identifier})*$`, 'u');

/** A service's name is the last part of its image's name. */
export const parseServiceName = (text: string): string => {
	if (text.length <= 128 && serviceName.test(text)) return text;
	throw refused(text, 'a service name', 'Use lower-case letters and digits, with ".", "_" or "-" between them.');
};

/** An image's name as the engines accept it, with registry and tag or without. */
export const parseImageName = (text: string): string => {
	if (text.length <= 255 && imageName.test(text)) return text;
	throw refused(text, 'an image name', 'Use a name like "shop", "shop:1.2" or "registry.example.com/team/shop:1.2".');
};

/** A Python module's dotted name. */
export const parseModuleName = (text: string): string => {
	if (isDotted(text)) return text;
	throw refused(text, 'a Python module', 'Use names joined by dots, like "app" or "shop.web.wsgi".');
};

/** What is looked up in a module: a name, or names joined by dots. */
export const parseAttributePath = (text: string): string => {
	if (isDotted(text)) return text;
	throw refused(text, 'the name of a Python object', 'Use names joined by dots, like "app" or "site.application".');
};

/** An extra or a dependency group, as PEP 685 and PEP 735 allow it. */
export const parseExtraName = (text: string): string => {
	if (text.length <= 128 && isPackageName(text)) return text;
	throw refused(text, 'the name of an extra or a group', 'Use letters and digits, with ".", "_" or "-" between them.');
};

export const parseEnvironmentName = (text: string): string => {
	if (isEnvironmentName(text)) return text;
	throw refused(text, 'the name of an environment variable', 'Use letters, digits and "_", like "DATABASE_URL".');
};

export const isEnvironmentName = (text: string): boolean => /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);

/** The path of an HTTP request, as it is sent: percent-encoded, without a fragment. */
export const parseHealthPath = (text: string): string => {
	if (text.length <= 1024 && /^\/(?:[\w.~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*$/.test(text)) return text;
	throw refused(
		text,
		'a path of the service',
		'Start with "/" and write other characters percent-encoded, like "/healthz".',
	);
};

export const parsePort = (text: string): number => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	if (port >= 1 && port <= 65535) return port;
	throw refused(text, 'a port', 'Use a number from 1 to 65535.');
};

const isDotted = (text: string): boolean =>
	text.length <= 255 && (plainIdentifiers.test(text) || dottedIdentifiers.test(text));

const refused = (text: string, what: string, accepted: string): UsageError =>
	new UsageError(`${visible(text)} is not ${what}.`, accepted);
