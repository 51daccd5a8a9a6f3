import { practices } from '../../src/core/practices/index.ts';

/** What a Dockerfile and its docs say of each practice, by slug, without its checks and examples. */
export default Object.fromEntries(
	practices.map(({ slug, id, title, why, comment }) => [slug, { id, title, why, comment }]),
);
