import { defineParameters } from '../parameter.ts';

/** Parameters of the category `security`. */
export const securityParameters = defineParameters('security', {
	TDEKeyDir: {
		type: 'path',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'single'],
		perNode: true,
		since: ['3.00.3'],
		related: ['enableHctEncryption'],
		constraints: [
			{ severity: 'error', rule: { en: 'path must be absolute', zh: '必须是绝对路径' } },
			{
				severity: 'warning',
				rule: {
					en: 'in a cluster set it in every controller.cfg and in cluster.cfg',
					zh: '集群中须在每个 controller.cfg 以及 cluster.cfg 中设置',
				},
			},
			{ severity: 'info', rule: { en: 'Linux only', zh: '仅支持 Linux' } },
		],
		summary: {
			en: 'Absolute path of the directory holding the keys for transparent data encryption. Linux only.',
			zh: '透明数据加密（TDE）密钥目录的绝对路径，仅支持 Linux。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; docs zh, release notes 3.00',
	},
	enableClientAuth: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['webLoginRequired', 'strictSecurityPolicy'],
		summary: {
			en: 'Requires every client, including a guest session, to log in before it may run scripts.',
			zh: '要求所有客户端（包括访客会话）先登录才能运行脚本。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	enableConfigAccessControl: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'single'],
		perNode: true,
		since: ['3.00.2.7', '3.00.3.2', '3.00.4.1', '3.00.5'],
		related: ['oauthClientSecret', 's3SecretAccessKey', 'metricsToken', 'clusterReplicationExecutionPassword'],
		summary: {
			en: 'Makes getConfig return only the parameters the caller is entitled to see, by sensitivity level and user role.',
			zh: '让 getConfig 按配置项敏感级别和用户角色过滤可见的配置值。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 兼容性配置; docs zh, release notes 3.00',
	},
	enableHctEncryption: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.3'],
		related: ['TDEKeyDir'],
		summary: {
			en: 'Uses the Hygon HCT library to speed up encryption at rest and DolphinModule encryption. Without the library or the hardware the default engine is used and a log line is written.',
			zh: '使用海光 HCT 库加速静态加密和 DolphinModule 加密；缺少该库或硬件时仍用默认引擎并写日志。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; docs zh, release notes 3.00',
	},
	enableSharedVarCreationControl: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.4'],
		summary: {
			en: 'Checks the CREATE_SHARED_VAR privilege before a user creates a shared variable.',
			zh: '用户创建共享变量时检查 CREATE_SHARED_VAR 权限。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; docs zh, release notes 3.00',
	},
	enableShellFunction: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.0.1'],
		related: ['strictPermissionMode'],
		summary: {
			en: 'Lets administrators call the shell function. When false nobody may call it.',
			zh: '允许管理员调用 shell 函数；为 false 时任何人都不能调用。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; docs zh, release notes 3.00',
	},
	enhancedSecurityVerification: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['2.00.10.10'],
		related: [
			'failedLoginLockTime',
			'failedLoginAttempts',
			'passwordMinLength',
			'passwordMaxLength',
			'passwordMinUpperCase',
			'passwordMinLowerCase',
			'passwordMinDigital',
			'passwordMinSpecial',
		],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the older spelling strictSecurityVerification was used in 2.00.10.9',
					zh: '2.00.10.9 使用旧写法 strictSecurityVerification',
				},
			},
		],
		summary: {
			en: 'Enforces password complexity and limits repeated failed logins. The lock-out and password-rule parameters take effect only when this is true.',
			zh: '启用密码复杂度检查并限制连续登录失败；锁定与密码规则类配置项仅在此项为 true 时生效。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; docs zh, function page login',
	},
	failedLoginAttempts: {
		type: 'integer',
		default: '5',
		min: 1,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['failedLoginLockTime', 'enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
		],
		summary: {
			en: 'Number of failed logins within failedLoginLockTime minutes that locks the account.',
			zh: '统计窗口（见 failedLoginLockTime）内连续输错密码达到该次数，账户即被锁定。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定 (default stated in the enhancedSecurityVerification entry)',
	},
	failedLoginLockTime: {
		type: 'integer',
		default: '10',
		min: 0,
		unit: 'min',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['failedLoginAttempts', 'enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
		],
		summary: {
			en: 'How long an account stays locked after too many failed logins, which is also the window in which the failures are counted.',
			zh: '连续登录失败后账户的锁定时长，同时也是统计失败次数的时间窗口。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordEffectTime: {
		type: 'integer',
		default: '0',
		min: 0,
		unit: 'day',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['passwordNotifyTime'],
		summary: {
			en: 'Validity period of a password in days; 0 means a password never expires.',
			zh: '密码的有效天数；0 表示永不过期。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMaxLength: {
		type: 'integer',
		default: '20',
		min: 1,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['passwordMinLength', 'enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'error',
				rule: { en: 'passwordMinLength <= passwordMaxLength', zh: 'passwordMinLength 不得大于 passwordMaxLength' },
			},
		],
		summary: { en: 'Longest password that is accepted.', zh: '密码允许的最大长度。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMinDigital: {
		type: 'integer',
		default: '0',
		min: 0,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'warning',
				rule: {
					en: 'sum of the passwordMin* character counts <= passwordMaxLength',
					zh: '各 passwordMin* 字符数之和不得大于 passwordMaxLength',
				},
			},
		],
		summary: { en: 'Fewest digits (0-9) that a password must contain.', zh: '密码中至少应包含的数字（0-9）个数。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMinLength: {
		type: 'integer',
		default: '6',
		min: 1,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['passwordMaxLength', 'enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'error',
				rule: { en: 'passwordMinLength <= passwordMaxLength', zh: 'passwordMinLength 不得大于 passwordMaxLength' },
			},
		],
		summary: { en: 'Shortest password that is accepted.', zh: '密码允许的最短长度。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMinLowerCase: {
		type: 'integer',
		default: '0',
		min: 0,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'warning',
				rule: {
					en: 'sum of the passwordMin* character counts <= passwordMaxLength',
					zh: '各 passwordMin* 字符数之和不得大于 passwordMaxLength',
				},
			},
		],
		summary: {
			en: 'Fewest lower-case letters (a-z) that a password must contain.',
			zh: '密码中至少应包含的小写字母（a-z）个数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMinSpecial: {
		type: 'integer',
		default: '1',
		min: 0,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'warning',
				rule: {
					en: 'sum of the passwordMin* character counts <= passwordMaxLength',
					zh: '各 passwordMin* 字符数之和不得大于 passwordMaxLength',
				},
			},
		],
		summary: {
			en: 'Fewest punctuation characters that a password must contain.',
			zh: '密码中至少应包含的特殊字符个数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordMinUpperCase: {
		type: 'integer',
		default: '1',
		min: 0,
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['enhancedSecurityVerification'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'effective only when enhancedSecurityVerification=true',
					zh: '仅在 enhancedSecurityVerification=true 时生效',
				},
			},
			{
				severity: 'warning',
				rule: {
					en: 'sum of the passwordMin* character counts <= passwordMaxLength',
					zh: '各 passwordMin* 字符数之和不得大于 passwordMaxLength',
				},
			},
		],
		summary: {
			en: 'Fewest upper-case letters (A-Z) that a password must contain.',
			zh: '密码中至少应包含的大写字母（A-Z）个数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	passwordNotifyTime: {
		type: 'integer',
		default: '7',
		min: 0,
		unit: 'day',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.3'],
		related: ['passwordEffectTime'],
		summary: {
			en: 'How many days before expiry the user is reminded at login to change the password.',
			zh: '密码到期前多少天开始在登录时提醒用户修改。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	strictPermissionMode: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['enableShellFunction'],
		summary: {
			en: 'When true, only administrators may run operations that touch the server disk or load code, such as saveText, loadPlugin, backup, run or file. Applies to the node it is set on.',
			zh: '为 true 时，仅管理员可在该节点执行读写服务器磁盘或加载代码类操作，例如 saveText、loadPlugin、backup、run、file。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	strictSecurityPolicy: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['enableClientAuth'],
		summary: {
			en: 'Turns on a stricter security policy for the whole cluster, for example session expiry and automatic release of user-defined objects.',
			zh: '为整个集群打开更严格的安全策略，例如会话过期和用户自定义对象的自动释放。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	strictSecurityVerification: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['2.00.10.9'],
		deprecated: {
			since: ['2.00.10.10'],
			replacement: 'enhancedSecurityVerification',
			note: {
				en: 'Renamed; the newer documentation no longer lists this spelling.',
				zh: '已更名，较新的文档不再列出该写法。',
			},
		},
		sameAs: 'enhancedSecurityVerification',
		related: ['enhancedSecurityVerification'],
		summary: {
			en: 'Earlier name of the password complexity and failed-login limit switch.',
			zh: '密码复杂度检查与登录失败限制开关的旧名称。',
		},
		source: 'dolphindb/release, 2.00/README_CN; docs zh, help/ConfigParamRef',
	},
	thirdPartyAuthenticator: {
		type: 'functionView',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['1.30.21', '2.00.9'],
		related: ['thirdPartyCreateUserCallback', 'thirdPartyDeleteUserCallback'],
		summary: {
			en: 'Names a function view that checks a login against an external user system; its parameters must match those of login.',
			zh: '指定用于对接外部用户系统的登录校验函数视图，参数形式须与 login 函数相同。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	thirdPartyCreateUserCallback: {
		type: 'functionViewList',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['thirdPartyAuthenticator', 'thirdPartyDeleteUserCallback'],
		summary: {
			en: 'Function views called, left to right, whenever a user is created. An exception in one view is logged and the last one is rethrown at the end.',
			zh: '创建用户时从左到右依次调用的函数视图；单个视图的异常写入日志，最后一个异常在结束时抛出。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	thirdPartyDeleteUserCallback: {
		type: 'functionViewList',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['thirdPartyAuthenticator', 'thirdPartyCreateUserCallback'],
		summary: {
			en: 'Function views called, left to right, whenever a user is deleted. An exception in one view is logged and the last one is rethrown at the end.',
			zh: '删除用户时从左到右依次调用的函数视图；单个视图的异常写入日志，最后一个异常在结束时抛出。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
});

/** Parameters of the category `sso`. */
export const ssoParameters = defineParameters('sso', {
	oauth: {
		type: 'boolean',
		default: '0',
		defaultNote: { en: '0 in the reference', zh: '参考手册中写作 0' },
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['oauthWebType', 'oauthClientId'],
		summary: {
			en: 'Turns single sign-on through OAuth on for the web interface.',
			zh: '在 Web 界面启用 OAuth 单点登录。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录; docs zh, release notes 3.00',
	},
	oauthAllowPasswordLoginNodes: {
		type: 'aliasList',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.4.2'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'each alias must exist in cluster.nodes; the literal all is also allowed',
					zh: '每个别名都必须存在于 cluster.nodes，也可填写 all',
				},
			},
		],
		summary: {
			en: 'Nodes that still accept a user name and password, or all for every node.',
			zh: '仍允许账号密码登录的节点别名，逗号分隔；all 表示所有节点。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录; docs zh, release notes 3.00',
	},
	oauthAuthUri: {
		type: 'url',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['oauthTokenUri', 'oauthUserUri'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'quote the value when it contains shell characters such as & or ;',
					zh: '值中含有 &、; 等 shell 字符时须加引号',
				},
			},
		],
		summary: { en: 'URI of the authorization server.', zh: '授权服务器的 URI。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthClientId: {
		type: 'string',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		summary: { en: 'Client ID registered with the OAuth provider.', zh: '在 OAuth 提供方注册的客户端 ID。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthClientSecret: {
		type: 'string',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		sensitive: true,
		related: ['oauthWebType'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'required when oauthWebType is authorization code',
					zh: 'oauthWebType 为 authorization code 时必须设置',
				},
			},
			{ severity: 'warning', rule: { en: 'do not keep it in version control', zh: '不要将其提交到版本库' } },
		],
		summary: { en: 'Client secret registered with the OAuth provider.', zh: 'OAuth 客户端密钥。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录; docs zh, function page getOauthClientSecret',
	},
	oauthRedirectUri: {
		type: 'url',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must match the callback URL at the provider', zh: '须与提供方登记的回调地址一致' },
			},
		],
		summary: { en: 'Address of the web interface the provider redirects back to.', zh: '登录后跳转回的 Web 地址。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthTokenRequestMethod: {
		type: 'enum',
		default: 'POST',
		enum: [
			{ value: 'GET', en: 'GET', zh: 'GET' },
			{ value: 'POST', en: 'POST', zh: 'POST' },
		],
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		summary: { en: 'HTTP method of the token request.', zh: 'token 请求的 HTTP 方法。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthTokenUri: {
		type: 'url',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'required when oauthWebType is authorization code',
					zh: 'oauthWebType 为 authorization code 时必须设置',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'leave it out when oauthWebType is implicit', zh: 'oauthWebType 为 implicit 时不要设置' },
			},
		],
		summary: { en: 'Endpoint that exchanges a code for a token.', zh: '换取 token 的接口地址。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthUserField: {
		type: 'string',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		constraints: [
			{ severity: 'error', rule: { en: 'must match the response of the provider', zh: '须与提供方返回的内容一致' } },
		],
		summary: {
			en: 'Field of the response that holds the user name; nested JSON works since 3.00.3.',
			zh: '响应中表示用户名的字段；3.00.3 起支持嵌套 JSON。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录; docs zh, release notes 3.00',
	},
	oauthUserRequestMethod: {
		type: 'enum',
		default: 'GET',
		enum: [
			{ value: 'GET', en: 'GET', zh: 'GET' },
			{ value: 'POST', en: 'POST', zh: 'POST' },
		],
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		summary: { en: 'HTTP method of the user request.', zh: '获取用户名请求的 HTTP 方法。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthUserUri: {
		type: 'url',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		summary: { en: 'Endpoint that returns the user name.', zh: '获取用户名的接口地址。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
	oauthWebType: {
		type: 'enum',
		default: 'authorization code',
		enum: [
			{ value: 'authorization code', en: 'Authorization code flow.', zh: '授权码模式。' },
			{ value: 'implicit', en: 'Implicit flow.', zh: '隐式授权模式。' },
		],
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['oauth'],
		summary: { en: 'OAuth flow used by the web interface.', zh: 'Web 使用的 OAuth 授权方式。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 单点登录',
	},
});
