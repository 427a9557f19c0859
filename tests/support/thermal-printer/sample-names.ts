/** Twenty characters with a separator, as some names are. */
export const longName = '阿依古丽·买买提艾力·吐尔逊江·阿布都热合';
/** 䶮 lacks in GBK fonts, 㛃 is extension A, 𠅤 extension B. */
export const rareName = '张䶮㛃𠅤';
