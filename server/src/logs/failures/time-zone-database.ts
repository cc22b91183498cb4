import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'time-zone-database',
	severity: 'error',
	patterns: [/Can't find time zone database/],
	title: {
		en: 'There is no time zone database',
		zh: '缺少时区数据库',
	},
	explanation: {
		en: 'The server needs the time zone database of the system, or a folder with one in the parameter `tzdb`.',
		zh: '服务器需要系统的时区数据库，或者由参数 `tzdb` 指定其目录。',
	},
	advice: {
		en: 'Install the package tzdata on the host, or set `tzdb`.',
		zh: '在主机上安装 tzdata 软件包，或设置 `tzdb`。',
	},
	source: 'tutorial “Docker deployment”, FAQ — certain',
	page: 'https://github.com/dolphindb/Tutorials_EN/blob/master/docker_single_deployment.md',
	parameters: ['tzdb'],
});
