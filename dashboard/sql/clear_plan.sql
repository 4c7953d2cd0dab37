-- Of the plan that became an outing which is deleted for good, keep what a calendar knows it by, and no word.
update log.plan set note = null, place = null, tags = [] where outing = $outing returning uid;
