import { definePractice } from './practice.ts';
import { hadolint, kics } from './support/references.ts';

export const failingPipes = definePractice({
	id: 'HC051',
	slug: 'failing-pipes',
	title: 'Let a pipe fail',
	severity: 'warning',
	why: 'A shell looks only at the last command of a pipe. When the download in front of it fails, the step still counts as done, and an image with an empty or half file goes out. With pipefail the build stops at the error.',
	comment: 'an error in front of a pipe stops the build',
	fix: 'Begin the RUN with set -o pipefail where the shell knows it (SHELL ["/bin/bash", "-o", "pipefail", "-c"]; /bin/ash on Alpine), or do without the pipe.',
	references: [hadolint('DL4006'), kics('efbf148a')],
});
