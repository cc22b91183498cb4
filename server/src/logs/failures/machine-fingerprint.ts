import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'machine-fingerprint',
	severity: 'error',
	patterns: [/Failed to retrieve machine fingerprint/],
	title: {
		en: 'The licence cannot be checked against the machine',
		zh: '无法核对 license 与机器',
	},
	explanation: {
		en: 'The licence is bound to a machine, and the server cannot read what identifies it. In a container the files of the host are out of reach.',
		zh: 'license 与机器绑定，而服务器读不到机器的标识信息。在容器中无法访问宿主机的相关文件。',
	},
	advice: {
		en: 'Make /etc of the host visible in the container: `docker run -v /etc:/dolphindb/etc …`.',
		zh: '让容器能够看到宿主机的 /etc：`docker run -v /etc:/dolphindb/etc …`。',
	},
	source: 'tutorial “Docker deployment”, FAQ — certain',
	page: 'https://github.com/dolphindb/Tutorials_EN/blob/master/docker_single_deployment.md',
	rules: ['license-shared-file'],
	licence: true,
});
