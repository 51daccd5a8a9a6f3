/** What the wizard uses of the prompt library, so that nothing else of it is bundled. */
export { confirm, intro, isCancel, log, outro, select, text } from '@clack/prompts';
