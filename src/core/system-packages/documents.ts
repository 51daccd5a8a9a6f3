import type { SystemNeed } from './types.ts';

/** Named one by one, as a distroless image gets what is named, and the libraries that this needs. */
const font = ['fontconfig-config', 'fonts-dejavu-core'];

/** What draws, reads files or works on maps. Debian names are those of Debian 13. */
export const documentNeeds: readonly SystemNeed[] = [
	{
		names: ['weasyprint'],
		debian: { runtime: ['libharfbuzz-subset0', 'libpango-1.0-0', 'libpangoft2-1.0-0', ...font] },
		alpine: {
			runtime: ['font-dejavu', 'so:libharfbuzz-subset.so.0', 'so:libpango-1.0.so.0', 'so:libpangoft2-1.0.so.0'],
		},
		note: 'loads Pango and needs a font',
	},
	{
		names: ['cairosvg', 'cairocffi'],
		debian: { runtime: ['libcairo2', ...font] },
		alpine: { runtime: ['cairo'] },
		note: 'loads cairo',
	},
	{
		names: ['pycairo'],
		debian: { build: ['gcc', 'libc6-dev', 'libcairo2-dev', 'pkg-config'], runtime: ['libcairo2', ...font] },
		alpine: { build: ['cairo-dev', 'gcc', 'musl-dev', 'pkgconf'], runtime: ['cairo'] },
		note: 'has no wheel for Linux and is compiled against cairo',
	},
	{
		names: ['gdal'],
		debian: { build: ['g++', 'libc6-dev', 'libgdal-dev'], runtime: ['gdal-data', 'libgdal36', 'proj-data'] },
		alpine: { build: ['g++', 'gdal-dev', 'musl-dev'], runtime: ['gdal'] },
		note: 'is compiled against GDAL and must have its version, which is 3.10.3 in Debian 13',
	},
	{
		names: ['python-magic'],
		debian: { runtime: ['libmagic-mgc', 'libmagic1t64'] },
		alpine: { runtime: ['libmagic'] },
		note: 'loads libmagic and reads its table of file types',
	},
	{
		names: ['pyzbar'],
		debian: { runtime: ['libzbar0t64'] },
		alpine: { runtime: ['zbar'] },
		asksLdconfig: true,
		remedy: 'zxing-cpp reads bar codes and brings its library along',
		note: 'loads zbar',
	},
	{
		names: ['opencv-python', 'opencv-contrib-python'],
		debian: { runtime: ['libgl1', 'libglib2.0-0t64'] },
		glibcOnly: true,
		remedy: 'opencv-python-headless needs no OpenGL',
		note: 'loads OpenGL, and has no wheel for Alpine; opencv-python-headless needs no OpenGL',
	},
];
