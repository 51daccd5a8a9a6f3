import { definePractice } from './practice.ts';
import { checkov } from './support/references.ts';

export const checkedCertificates = definePractice({
	id: 'HC049',
	slug: 'checked-certificates',
	title: 'Check certificates',
	severity: 'error',
	why: "With curl -k, pip --trusted-host and the like, anyone between the build and the server can answer in the server's place and hand over another file. The build runs that file, and the image carries it to every place where the service runs.",
	comment: 'nobody between the build and the server can answer in its place',
	fix: "Remove the option. For a server with a certificate of your own authority, add that authority's certificate to the build stage.",
	references: [
		checkov('CKV2_DOCKER_2'),
		checkov('CKV2_DOCKER_3'),
		checkov('CKV2_DOCKER_4'),
		checkov('CKV2_DOCKER_5'),
		checkov('CKV2_DOCKER_14'),
		checkov('CKV2_DOCKER_16'),
	],
});
