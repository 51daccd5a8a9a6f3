import { definePractice } from './practice.ts';
import { hadolint } from './support/references.ts';

export const smallLoginLog = definePractice({
	id: 'HC067',
	slug: 'small-login-log',
	title: 'Keep the login log small',
	severity: 'info',
	why: 'useradd writes a place for each possible user id up to the new one into /var/log/lastlog and faillog. With a high id that is a file of gigabytes with holes in it, which some builders and registries store in full. The option -l leaves these logs alone.',
	comment: 'a high user id does not grow a log file of gigabytes',
	fix: 'Add --no-log-init (-l) to useradd when the user id is high.',
	references: [hadolint('DL3046')],
});
