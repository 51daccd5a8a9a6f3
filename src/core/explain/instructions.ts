/** What an instruction of a Dockerfile is for, in words for a newcomer. */
export interface InstructionGuide {
	readonly keyword: string;
	readonly what: string;
	/** What happens when it is left out. */
	readonly without?: string;
	/** Slugs of the practices that it can keep or break. */
	readonly practices: readonly string[];
}

export const instructionGuides: readonly InstructionGuide[] = [
	{
		keyword: 'FROM',
		what: 'Begins a stage and says which image it starts from. The last stage, or the one named when building, becomes the image.',
		without: 'Nothing can be built: every Dockerfile needs one.',
		practices: [
			'minimal-base-image',
			'pinned-base-image',
			'supported-release',
			'multi-stage-build',
			'matching-python',
			'no-shell',
			'portable-platform',
			'distinct-stage-names',
		],
	},
	{
		keyword: 'ARG',
		what: 'Declares a variable that can be set when building. It is gone from the running container, yet readable in the history of the image.',
		without: 'The value is fixed in the file, and a use of the variable is empty.',
		practices: ['declared-variables', 'no-secrets'],
	},
	{
		keyword: 'ENV',
		what: 'Sets variables for the steps that follow and for the running container.',
		without: 'The service runs with its own defaults, which are often those for development.',
		practices: [
			'production-environment',
			'no-secrets',
			'declared-variables',
			'checked-certificates',
			'current-instructions',
		],
	},
	{
		keyword: 'LABEL',
		what: 'Writes names and values into the image, for people and tools that look at it without starting it.',
		without: 'Nobody can tell from the image what it is or where it came from.',
		practices: ['image-labels', 'valid-labels', 'current-instructions'],
	},
	{
		keyword: 'WORKDIR',
		what: 'Sets the folder for the steps that follow and for the running service, and makes it if it is not there.',
		without: 'Relative paths start wherever the base image left off, mostly in the root.',
		practices: ['absolute-workdir', 'own-folder'],
	},
	{
		keyword: 'COPY',
		what: 'Copies files into the image, from the folder that is built or, with --from, from another stage.',
		without: 'The files are not in the image.',
		practices: [
			'copy-only-needed-files',
			'read-only-code',
			'explicit-file-modes',
			'intended-owners',
			'dependencies-before-code',
			'no-external-copy',
			'clear-destinations',
			'reachable-sources',
			'no-secrets',
		],
	},
	{
		keyword: 'ADD',
		what: 'Copies like COPY, but also unpacks archives and downloads addresses.',
		without: 'The files are not in the image; COPY is the plainer way to bring them in.',
		practices: ['copy-only-needed-files', 'checked-downloads', 'explicit-file-modes', 'intended-owners'],
	},
	{
		keyword: 'RUN',
		what: 'Runs a command while the image is built, and keeps the files that it changed as a layer.',
		without: 'What the command installs, makes or removes stays as it was.',
		practices: ['grouped-commands', 'failing-pipes', 'no-piped-installers', 'no-sudo'],
	},
	{
		keyword: 'USER',
		what: 'Sets the user and group for the steps that follow and for the running service.',
		without: 'Everything runs as the user of the base image, which mostly is root.',
		practices: ['non-root-user', 'numeric-user', 'dedicated-user'],
	},
	{
		keyword: 'EXPOSE',
		what: 'Says on which port the service listens. It opens nothing by itself; -p does that when the container runs.',
		without: 'The service listens all the same, but people and tools have to guess where.',
		practices: ['unprivileged-ports', 'no-remote-login'],
	},
	{
		keyword: 'HEALTHCHECK',
		what: 'Says how the engine asks the running service whether it still answers.',
		without: 'A service that hangs counts as running for as long as its process exists.',
		practices: ['health-check', 'exec-form-commands', 'one-of-each'],
	},
	{
		keyword: 'STOPSIGNAL',
		what: 'Names the signal that asks the service to end.',
		without: 'The signal of the base image is used, otherwise SIGTERM.',
		practices: ['stop-signal', 'graceful-stop'],
	},
	{
		keyword: 'ENTRYPOINT',
		what: 'Names the program that the container runs. Arguments after the name of the image are added to it.',
		without: 'CMD alone decides what runs, or what the base image names.',
		practices: ['exec-form-commands', 'one-of-each', 'production-environment', 'no-remote-login'],
	},
	{
		keyword: 'CMD',
		what: 'Names the command, or the arguments of ENTRYPOINT, unless others are given when the container runs.',
		without:
			'The container runs what the base image names: in a Python image, an interactive Python that ends at once.',
		practices: ['exec-form-commands', 'one-of-each', 'production-environment', 'no-remote-login'],
	},
	{
		keyword: 'VOLUME',
		what: 'Makes the engine create a writable volume at this path for every container.',
		without: 'The path belongs to the image; a volume can still be mounted there when the container runs.',
		practices: ['no-volumes'],
	},
	{
		keyword: 'SHELL',
		what: 'Sets the shell that the RUN steps after it use in their shell form.',
		without: 'They use /bin/sh -c.',
		practices: ['failing-pipes', 'shell-instruction'],
	},
	{
		keyword: 'ONBUILD',
		what: 'Keeps an instruction back until another Dockerfile starts from this image.',
		without: 'Nothing happens in images that start from this one.',
		practices: ['valid-structure'],
	},
	{
		keyword: 'MAINTAINER',
		what: 'Names the author. It is deprecated; a label does the same.',
		without: 'Nothing changes in what is built.',
		practices: ['current-instructions'],
	},
];

export const findGuide = (keyword: string): InstructionGuide | undefined =>
	instructionGuides.find((guide) => guide.keyword === keyword.toUpperCase());
