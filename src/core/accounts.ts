import type { Account } from './image-facts.ts';

/** Reads /etc/passwd and /etc/shadow. Source of both forms: passwd(5), shadow(5). */
export const parseAccounts = (passwd: string, shadow: string): readonly Account[] => {
	const withoutPassword = new Set(
		linesOf(shadow)
			.filter(([, password]) => password === '')
			.map(([name]) => name),
	);
	return linesOf(passwd).map(([name = '', password = '', uid = '', gid = '', , , shell = '']) => ({
		name,
		uid: Number(uid),
		gid: Number(gid),
		shell,
		passwordless: password === '' || withoutPassword.has(name),
	}));
};

const linesOf = (text: string): readonly (readonly string[])[] =>
	text
		.split('\n')
		.filter((line) => line.includes(':'))
		.map((line) => line.split(':'));
