import { defineFailure } from '../known-failure.ts';

export default defineFailure({
	id: 'https-error',
	severity: 'error',
	patterns: [/SSL error: .{0,200}RefId: ?S00018/],
	title: {
		en: 'HTTPS does not work',
		zh: 'HTTPS 通信出错',
	},
	explanation: {
		en: 'With `enableHTTPS` the web interface speaks HTTPS, and this failed; the words of OpenSSL stand in the line.',
		zh: '启用 `enableHTTPS` 后 web 使用 HTTPS 通信，此处通信失败；该行中有 OpenSSL 的错误信息。',
	},
	advice: {
		en: 'Check certificate and `publicName`, or open the page by http where HTTPS is off.',
		zh: '检查证书和 `publicName`；若未启用 HTTPS，请用 http 打开页面。',
	},
	source: '[EC] S00018 — certain',
	page: 'https://docs.dolphindb.cn/en/Maintenance/ErrorCodeReference/S00018.html',
	rules: ['controller-publicname-https', 'cluster-ssl-pairs'],
	parameters: ['enableHTTPS', 'publicName'],
});
