import type { Finding } from '../core/finding.ts';
import type { ImageFacts } from '../core/image-facts.ts';

/** One finding for scripts; `reason` says why it failed or was skipped. */
export const findingJson = ({ practice, verdict }: Finding) => ({
	id: practice.id,
	practice: practice.slug,
	title: practice.title,
	severity: practice.severity,
	status: verdict.status,
	...(verdict.status === 'fail' ? { reason: verdict.detail } : {}),
	...(verdict.status === 'skip' ? { reason: verdict.reason } : {}),
});

/** What was measured on an image; a value that was not measured is null. */
export const imageJson = ({ image, id, platform, engine, size, layers, run }: ImageFacts) => ({
	name: image,
	id,
	platform,
	engine,
	compressedBytes: size.compressedBytes ?? null,
	unpackedBytes: size.unpackedBytes ?? null,
	layers: layers?.length ?? null,
	firstAnswerMilliseconds: run?.firstAnswerMs ?? null,
	memoryBytes: run?.memoryBytes ?? null,
	stop: run?.stop ?? null,
});
