/** Texts about the sound of a screen. */
export const voiceText = {
  tapForSound: '点一下屏幕打开声音',
  muted: '静音',
  panel: '本屏的声音',
  volume: '音量',
  mute: '静音（只显示文字）',
  speaker: '从哪里出声',
  defaultSpeaker: '系统默认',
  unnamedSpeaker: (index: number) => `音箱 ${index}`,
  speakersHidden: '这台电脑没有告诉我们有哪些音箱，请在系统的声音设置里选。',
  sinkRefused: '这个音箱现在不能用，已改用系统默认。',
  try: '试听',
  close: '关闭',
} as const;
