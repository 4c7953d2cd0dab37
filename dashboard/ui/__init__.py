"""What pages are made of: here what they share, and in a room for each the parts of one, such as the form or the lock.

Belongs here: whatever is asked, shown and kept half done on a page, a file a part. Does not: which parts a page has
and in what order (`views`), judging (`insights`), drawing (`charts`), asking the log (`store`).
"""
