/** Bytes as a person reads them, in units of 1000 as registries count: "24.6 MB". */
export const formatBytes = (bytes: number): string => {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} KB`;
	return bytes < 999_950_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
};

/** For example "0.65 s". */
export const formatMilliseconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
