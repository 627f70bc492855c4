import { addMessages } from '../../src/catalogue/messages';
import { en } from '../../src/catalogue/messages/en';
import { cli } from '../../src/catalogue/messages/zh-CN/cli';
import { files } from '../../src/catalogue/messages/zh-CN/files';
import { workbench } from '../../src/catalogue/messages/zh-CN/workbench';

// Every wording in both languages, as no entry point loads it for a test.
addMessages('zh-CN', { ...cli, ...files, ...workbench });
addMessages('en', en);
