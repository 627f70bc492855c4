import { allowOwnScripts } from '../workbench/trusted-types';

allowOwnScripts('refused');
