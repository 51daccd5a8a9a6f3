/** 501 is the answer of a server that takes no GET, as a script of http.server with a do_POST alone; other errors show trouble. */
export const showsLife = (status: number | undefined): boolean =>
	status !== undefined && (status < 500 || status === 501);
