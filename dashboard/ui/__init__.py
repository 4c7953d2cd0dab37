"""What pages are made of: what they share, and the parts of each, such as the form, the grid or the lock.

Belongs here: whatever is asked, shown and kept half done on a page, a file a part. Does not: which parts a page has
and in what order (`views`), judging (`insights`), drawing (`charts`), asking the log (`store`).
"""
