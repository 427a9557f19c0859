/** Texts every screen shares: connection, practice mark, unexpected trouble. */
export const commonText = {
  programName: '优待证服务台',
  practice: '练习',
  unshown: (spelt: string) => `电脑字库里没有：${spelt}，存下的是原字`,
  line: {
    connecting: '正在连接服务台……',
    connectingLong: '还没有连上。请看服务台程序是不是开着；如果是，请从程序里重新打开这个页面。',
    lost: '正在重新连接…已填的内容不会丢失',
  },
  version: {
    here: '程序已经更新，这个页面还是旧的，请按“重新打开”。',
    joined: (page: string, station: string) =>
      `这台电脑的程序是 ${page} 版，主机是 ${station} 版：请按“重新打开”，再看到这句话，就把两边装成同一个版本。`,
    reload: '重新打开',
  },
  stopped: {
    title: '服务台程序停下来了',
    advice: '数据都在原来的地方，没有删除。请照下面的话做，或告诉站长。',
    reasons: {
      'station.crashing': '程序连续几次没有启动成功。请关掉程序再打开；仍不行请联系维护人员。',
      'station.keychain': '这台电脑的密码保管处打不开，请用平时办公的账号登录后再打开程序。',
      'store.tooNew': '数据是新版本的程序写的，请打开新版本的程序。',
      'store.wrongKey': '钥匙和数据对不上，没有动数据。请放回原来的钥匙文件，或联系维护人员。',
      'store.keyMissing': '数据的钥匙文件不见了，没有动数据。请把备份的钥匙文件放回去再打开。',
      'store.diskFull': '电脑的磁盘满了。请清理磁盘后再打开程序。',
      'store.notWritable': '数据文件夹写不进去。请检查磁盘和文件夹的权限，再打开程序。',
      'store.inUse': '程序已经在这台电脑上打开了，请用已打开的那个窗口。',
      'store.engineTooOld': '程序安装得不完整，请重新安装，数据不受影响。',
      'store.damaged':
        '数据文件有损坏，没有删除任何东西。请不要再操作，把数据文件夹整个拷一份，再联系维护人员；里面的 before-migration.db（如果有）是上次升级前的完整副本。',
      'station.portInUse': '程序可能已经打开了，请用已打开的那个窗口；不是的话请换一个端口。',
      'device.address': '启动时写的打印机或读卡器地址不对，请按说明改好再打开。',
      'station.profileUnknown': '没有这个名字的站点资料，请核对启动选项 --profile。',
      'station.notPractice': '这是正式数据，不能当练习打开。请不带练习选项重新打开。',
    } as Readonly<Record<string, string>>,
    other: (code: string) => `程序没有启动成功，请联系维护人员${code === '' ? '' : `，编号 ${code}`}。`,
  },
  broken: {
    title: '这个页面出了点问题',
    advice: '已保存的内容没有丢失，请按“重新打开”。',
    again: '重新打开',
  },
} as const;
