/** Shown to a browser that was not opened by the program. */
export const doorText = {
  page: '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>优待证服务台</title><body style="font:20px sans-serif;margin:4em;line-height:1.8"><h1>这个页面需要从服务台程序打开</h1><p>请使用程序启动时显示的网址(每个网址只能用一次),或重新启动程序。</p></body></html>',
} as const;
